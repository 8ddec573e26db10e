import App
import Customers
import Foundation
import Health
import Identity
import Kernel
import Storage

/// Fills a database for the benchmarks, through the rooms' own stores, with ascending keys.
public struct Seeder: Sendable {
  /// Accounts to a transaction.
  private static let batch = 2000
  private static let people = 50

  let services: AppServices
  let size: SeedSize
  let say: @Sendable (String) -> Void

  /// - Parameter say: takes a line of progress.
  public init(services: AppServices, size: SeedSize, say: @escaping @Sendable (String) -> Void) {
    self.services = services
    self.size = size
    self.say = say
  }

  /// Makes the workspace `bench`: people, accounts, subscriptions, contacts, notes, tasks, signals, rollups,
  /// scores and the worklist.
  public func run() async throws {
    let workspace = try await BenchWorkspace.make(BenchWorkspace.name, services.workspaces)
    let today = services.effects.now.utcDay
    let owners = try await addPeople(to: workspace, on: today)
    let accounts = try await timed("rows of accounts") { try await addAccounts(owners, today, in: workspace) }
    let use = SeedUse(seed: size.seed, samples: size.samples, lastDay: today - 1)
    let metrics = try await define(at: (today - SeedUse.days).utcStart, in: workspace)
    if use.samples > 0 {
      try await timed("signals") { (try await addSignals(use, accounts.value, metrics, in: workspace), ()) }
      try await timed("stored months") { (try await addMonths(use, accounts.value, metrics, in: workspace), ()) }
    }
    try await renewStatistics()
    try await score(accounts.value.count, today, in: workspace)
    try await renewStatistics()
  }

  /// Makes the workspace `bench-rollups`: accounts with daily values of five metrics, and a scorecard of eight measures
  /// over them.
  public func runRollups(days: Int) async throws {
    let workspace = try await BenchWorkspace.make(BenchWorkspace.rollupsName, services.workspaces)
    let today = services.effects.now.utcDay
    try await timed("daily values") {
      try await HealthBenchData.make(
        accounts: size.accounts, days: days, endingOn: today - 1, in: workspace, services.database)
      return (size.accounts * 5 * days, ())
    }
    try await renewStatistics()
  }

  private func addPeople(to workspace: ID<Workspace>, on today: LocalDate) async throws -> [ID<Person>] {
    let (effects, database) = (services.effects, services.database)
    return try await database.write { tx in
      var owners = try PersonStore.all(tx, workspace).map(\.person.id)
      for number in owners.count..<Self.people {
        guard let email = EmailAddress("person\(number)@bench.example") else { continue }
        let person = NewPerson(
          id: effects.newID(), name: "\(SeedWords.given(number)) \(SeedWords.family(number))", email: email,
          role: .builtIn(.csm))
        try PersonStore.insert(tx, workspace, person, at: effects.now)
        owners.append(person.id)
      }
      return owners
    }
  }

  private func addAccounts(
    _ owners: [ID<Person>], _ today: LocalDate, in workspace: ID<Workspace>
  ) async throws -> (rows: Int, value: [ID<Account>]) {
    let ids = IDSource(random: SeededRandom(seed: size.seed))
    var (rows, accounts): (Int, [ID<Account>]) = (0, [])
    for range in batches(Self.batch) {
      let batch = SeedBatch(
        range, of: size.accounts, owners: owners, ids: ids, seed: size.seed, today: today)
      try await services.database.write { tx in try batch.write(on: today, in: workspace, tx) }
      rows += batch.rows
      accounts += batch.accounts.map(\.id)
    }
    return (rows, accounts)
  }

  private func define(at moment: Timestamp, in workspace: ID<Workspace>) async throws -> [Int] {
    try await services.database.write { tx in
      try SeedUse.metrics.map { metric in
        try MetricStore.define(
          metric.key, name: LocalizedText(metric.key), unit: "", kind: metric.kind, direction: metric.direction,
          at: moment, in: workspace, tx
        ).number
      }
    }
  }

  private func score(_ count: Int, _ today: LocalDate, in workspace: ID<Workspace>) async throws {
    try await timed("past scores") {
      try await services.scoring.backfill(from: today - 28, to: today - 7, step: 7, in: workspace)
      return (4 * count, ())
    }
    try await timed("scores and worklist") {
      try await services.scoring.scoreAllAndRefresh(in: workspace)
      return (count, ())
    }
  }

  private func renewStatistics() async throws {
    try await services.database.write { tx in try tx.renewStatistics() }
  }

  func batches(_ length: Int) -> [Range<Int>] {
    stride(from: 0, to: size.accounts, by: length).map { $0..<min($0 + length, size.accounts) }
  }

  @discardableResult
  private func timed<Value>(
    _ what: String, _ work: () async throws -> (rows: Int, value: Value)
  ) async throws -> (rows: Int, value: Value) {
    let begun = ContinuousClock.now
    let result = try await work()
    let seconds = max(0.001, (ContinuousClock.now - begun).inSeconds)
    say(
      "\(result.rows) \(what) in \(Figures.text(seconds, places: 1)) s, \(Int(Double(result.rows) / seconds)) a second")
    return result
  }
}
