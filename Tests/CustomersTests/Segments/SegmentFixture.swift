import Foundation
import Kernel
import Storage
import TestSupport
import Web

@testable import Customers
@testable import Identity

/// A workspace with four accounts, a metric, and a clock that each test moves by days.
struct SegmentFixture: Sendable {
  let slice: SliceFixture
  let quiet: ID<Account>
  let small: ID<Account>

  var db: Database { slice.db }
  var workspace: ID<Workspace> { slice.workspace.id }

  static func with(_ engine: TestEngine, _ body: @Sendable (SegmentFixture) async throws -> Void) async throws {
    try await SliceFixture.with(engine) { slice in
      let fixture = SegmentFixture(slice: slice, quiet: slice.effects.newID(), small: slice.effects.newID())
      try await fixture.fill()
      try await body(fixture)
    }
  }

  private func fill() async throws {
    let accounts = [
      account(quiet, "Quiet Corp", stage: .renewing, tags: ["pilot"], country: "KR", seats: 100),
      account(small, "Small Ltd", stage: .churned, tags: [], country: "IN", seats: 10),
    ]
    let slice = slice
    try await db.write { tx in
      try AccountStore.insert(accounts, in: slice.workspace.id, tx)
      for (place, id) in [slice.alpha, slice.beta, accounts[0].id, accounts[1].id].enumerated() {
        let health = HealthSummary(
          score: Points(rounding: Double(20 + 20 * place)), band: place < 2 ? .red : .green, coverage: 1,
          day: SliceFixture.today)
        try AccountSummaryStore.setHealth(health, of: id, in: slice.workspace.id, tx)
      }
    }
  }

  private func account(
    _ id: ID<Account>, _ name: String, stage: LifecycleStage, tags: [String], country: String, seats: Int
  ) -> Account {
    Account(
      id: id,
      details: AccountDetails(
        name: name, owner: slice.manager.person, stage: stage, country: country, currency: .usd, seats: seats),
      tags: tags, createdAt: SliceFixture.now, updatedAt: SliceFixture.now)
  }

  /// The time of `day` days after the beginning, and ids that nothing else has.
  func effects(day: Int) -> Effects {
    .fixed(at: SliceFixture.now + .days(day), seed: UInt64.random(in: 1...UInt64.max))
  }

  func actions(day: Int = 0) -> SegmentActions { SegmentActions(database: db, effects: effects(day: day)) }
  func refresh(day: Int) -> SegmentRefresh { SegmentRefresh(database: db, effects: effects(day: day)) }

  func segment(_ name: String, _ filter: String, day: Int = 0) async throws -> Segment {
    try await actions(day: day).create(.init(name: name, filter: filter), by: slice.manager)
  }

  /// Sets an account's health, as scoring does.
  func score(_ account: ID<Account>, _ score: Int) async throws {
    let health = HealthSummary(
      score: Points(rounding: Double(score)), band: .green, coverage: 1, day: SliceFixture.today)
    let workspace = workspace
    try await db.write { tx in try AccountSummaryStore.setHealth(health, of: account, in: workspace, tx) }
  }

  /// The names of the accounts in a segment, as `actor` sees them.
  func names(_ segment: Segment, at time: FilterTime = .present, as actor: Actor? = nil) async throws -> [String] {
    try await names(
      where: SegmentFields.isMember(of: [segment.id], at: time, .gmt), as: actor)
  }

  /// The names of the accounts that answer a filter.
  func answers(_ filter: String, as actor: Actor? = nil) async throws -> [String] {
    let (home, workspace, actor) = (slice.workspace, workspace, actor ?? slice.manager)
    let vocabulary = try await db.read { tx in try AccountVocabulary(in: workspace, tx) }
    let context = FilterContext(
      workspace: workspace, viewer: actor.person, permissions: Set(Permission.allCases), language: .english,
      today: SliceFixture.today, timeZone: .gmt, currency: home.currency, fold: { $0.lowercased() },
      people: { vocabulary.people(named: $0) })
    return try await names(
      where: FilterCompiler.compile(filter, fields: vocabulary.fields(), context: context), as: actor)
  }

  private func names(where condition: SQL, as actor: Actor?) async throws -> [String] {
    let workspace = workspace
    let visible = AccountAccess.visible(to: actor ?? slice.manager)
    return try await db.read { tx in
      let query = AccountListStore.Query(condition: "\(visible) AND (\(condition))")
      return try AccountListStore.page(query, in: workspace, tx).items.map(\.name)
    }
  }

  /// Thirty days of samples up to the present, `value` each.
  func samples(_ key: String, _ kind: MetricKind, of account: ID<Account>, value: Double) async throws {
    let (workspace, effects) = (workspace, slice.effects)
    try await db.write { tx in
      let metric = try MetricStore.define(
        key, name: LocalizedText(key), unit: "", kind: kind, direction: .up, at: SliceFixture.now, in: workspace, tx)
      let signals = (0..<30).map { back in
        Signal(
          id: effects.newID(), account: account, metric: metric.number,
          occurredAt: (SliceFixture.today - back).utcStart, recordedAt: SliceFixture.now, value: value,
          dimension: nil)
      }
      try SignalStore.insert(signals, metrics: [metric.number: metric], in: workspace, tx)
      let today = SliceFixture.today
      try MetricValueStore.refresh([account], on: today, in: workspace, tx)
    }
  }
}
