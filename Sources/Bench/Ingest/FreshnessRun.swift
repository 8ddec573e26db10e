import App
import Foundation
import Health
import Kernel
import Storage

/// Measures how soon an event is in its account's score while others come in at a steady rate.
struct FreshnessRun: Sendable {
  private static let rate = 5000
  private static let seconds = 20
  /// Longer than anybody would wait.
  private static let patience = 60.0

  let services: AppServices
  let workspace: ID<Workspace>
  let sender: IngestSender

  func run() async throws -> IngestReport.Freshness {
    try await countEveryEvent()
    return try await withThrowingTaskGroup(of: [Double].self) { group in
      group.addTask {
        try await load()
        return []
      }
      group.addTask { try await probe() }
      var samples: [Double] = []
      for try await some in group { samples += some }
      samples.sort()
      let rank = { (percent: Int) in samples[max(0, (samples.count * percent + 99) / 100 - 1)] }
      return IngestReport.Freshness(
        eventsPerSecond: Self.rate, samples: samples.count, p50: rank(50), p99: rank(99), max: samples.last ?? 0)
    }
  }

  /// Adds a measure that every event moves. A score that stays as it is keeps the time at which it was known, and days
  /// active and users do not change with the thousandth event of a day.
  private func countEveryEvent() async throws {
    let cards = try await services.database.read { [workspace] tx in try ScorecardStore.all(in: workspace, tx) }
    guard let card = cards.first(where: \.isDefault), let group = card.definition.groups.first else {
      throw BenchError.unexpected("there is no scorecard")
    }
    let events = Measure(
      key: "events", name: LocalizedText("Events"), group: group.key, source: .metric("product_events"),
      window: .lastDays(7),
      aggregate: .sum, curve: [0: 0, 1_000_000_000: 100], weight: 1)
    let definition = Scorecard(groups: card.definition.groups, measures: card.definition.measures + [events])
    let actions = ScorecardActions(
      database: services.database, service: services.scoring, effects: services.effects)
    _ = try await actions.change(
      card.id, version: nil, to: .init(name: card.name, definition: definition), by: .system(in: workspace))
    while try await services.database.read({ [workspace] tx in try BenchStore.hasJobs(in: workspace, tx) }) {
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  /// Sends a tenth of a second's events ten times a second.
  private func load() async throws {
    _ = try await BlockingThreads.run(1) { _ in
      var maker = EventMaker(seed: 99, sentAt: IngestSender.now)
      var client = try HTTPClient(port: sender.port)
      let begun = ContinuousClock.now
      for turn in 0..<(Self.seconds * 10) {
        try sender.post(maker.batch(of: Self.rate / 10), &client)
        let due = begun + .milliseconds(100 * (turn + 1))
        let wait = (due - ContinuousClock.now).inSeconds
        if wait > 0 { Thread.sleep(forTimeInterval: wait) }
      }
    }
  }

  /// Sends single events of single users and waits for each one's score.
  private func probe() async throws -> [Double] {
    var maker = EventMaker(seed: 100, sentAt: IngestSender.now)
    var samples: [Double] = []
    let end = ContinuousClock.now + .seconds(Self.seconds - 2)
    var number = 0
    while ContinuousClock.now < end {
      // Nobody else speaks of its account: another event of it would make one wait for the next score.
      let user = EventMaker.users + number % EventMaker.probes
      number += 1
      let body = maker.single(user: user)
      let begun = ContinuousClock.now
      let moment = services.effects.now
      _ = try await BlockingThreads.run(1) { _ in
        var client = try HTTPClient(port: sender.port)
        try sender.post(body, &client)
      }
      try await waitForScore(of: "account-\(EventMaker.account(of: user))", after: moment)
      samples.append((ContinuousClock.now - begun).inSeconds * 1000)
      try await Task.sleep(for: .milliseconds(20))
    }
    return samples
  }

  /// A score that was recorded after the event's own counting shows the event.
  private func waitForScore(of account: String, after moment: Timestamp) async throws {
    let begun = ContinuousClock.now
    while (ContinuousClock.now - begun).inSeconds < Self.patience {
      let isThere = try await services.database.read { [workspace] tx in
        try BenchStore.isScored(account, after: moment, in: workspace, tx)
      }
      if isThere { return }
      try await Task.sleep(for: .milliseconds(5))
    }
    throw BenchError.unexpected("an event is in no score after \(Int(Self.patience)) seconds")
  }
}
