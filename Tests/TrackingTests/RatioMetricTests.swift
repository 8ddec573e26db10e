import Kernel
import Storage
import TestSupport
import Testing

@testable import Customers
@testable import Tracking

@Suite struct `A metric that is a ratio` {
  private static let draft = MetricDraft(
    key: "load", name: LocalizedText("Load"), unit: "", kind: .ratio, direction: .up, events: [], property: nil,
    numerator: "used", denominator: "bought")

  @Test(arguments: TestEngine.allCases)
  func `is computed of what is there, and again when either half changes or comes late`(engine: TestEngine) async throws
  {
    try await TrackingFixture.with(engine) { fixture in
      let acme = try await fixture.addAccount("acme")
      try await fixture.tell("bought", 40, of: acme, on: -40)
      try await fixture.tell("used", 10, of: acme, on: 0)
      let actions = MetricActions(database: fixture.db, effects: fixture.effects)
      try await actions.create(Self.draft, by: .system(in: fixture.workspace))
      await fixture.service().countAll()
      #expect(try await fixture.days(of: acme) == [0: 0.25])
      try await fixture.tell("used", 20, of: acme, on: 1)
      #expect(try await fixture.days(of: acme) == [0: 0.25, 1: 0.5])
      let known = fixture.now
      fixture.move(to: known + .hours(1))
      try await fixture.tell("bought", 80, of: acme, on: -20)
      #expect(try await fixture.days(of: acme) == [0: 0.125, 1: 0.25])
      #expect(try await fixture.days(of: acme, knownAt: known) == [0: 0.25, 1: 0.5])

      var other = Self.draft
      (other.numerator, other.denominator) = ("bought", "used")
      try await actions.change(other, by: .system(in: fixture.workspace))
      await fixture.service().countAll()
      #expect(try await fixture.days(of: acme) == [0: 8, 1: 4])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `divides two metrics that are there and no ratios, and takes no values`(engine: TestEngine) async throws {
    try await TrackingFixture.with(engine) { fixture in
      let acme = try await fixture.addAccount("acme")
      try await fixture.tell("bought", 40, of: acme, on: 0)
      let actions = MetricActions(database: fixture.db, effects: fixture.effects)
      let unknown = await #expect(throws: Problem.self) {
        try await actions.create(Self.draft, by: .system(in: fixture.workspace))
      }
      #expect(unknown?.fields.map(\.code) == ["unknownReference"])
      try await fixture.tell("used", 20, of: acme, on: 0)
      try await actions.create(Self.draft, by: .system(in: fixture.workspace))
      var nested = Self.draft
      nested.key = "nested"
      nested.numerator = "load"
      let wrong = nested
      let refused = await #expect(throws: Problem.self) {
        try await actions.create(wrong, by: .system(in: fixture.workspace))
      }
      #expect(refused?.fields.map(\.code) == ["ratioOfRatio"])
      await fixture.service().countAll()
      #expect(try await fixture.days(of: acme) == [0: 0.5])
    }
  }
}

extension TrackingFixture {
  /// Adds a value of a level, `day` days after the first.
  fileprivate func tell(_ key: String, _ value: Double, of account: ID<Account>, on day: Int) async throws {
    try await db.write { tx in
      let metric = try MetricStore.define(
        key, name: LocalizedText(key), unit: "", kind: .lastValue, direction: .up, at: now, in: workspace, tx)
      let metrics = try MetricStore.all(in: workspace, tx)
      let signal = Signal(
        id: effects.newID(), account: account, metric: metric.number, occurredAt: (Self.start + day).utcStart,
        recordedAt: now, value: value, dimension: nil)
      try SignalStore.insert(
        [signal], metrics: Dictionary(uniqueKeysWithValues: metrics.map { ($0.number, $0) }), in: workspace, tx)
    }
  }

  /// The ratio's values by day, counted from the first.
  fileprivate func days(of account: ID<Account>, knownAt moment: Timestamp? = nil) async throws -> [Int: Double] {
    try await db.read { tx in
      guard let metric = try MetricStore.find("load", in: workspace, tx) else { return [:] }
      let series = try RollupStore.series(
        of: account, metric, from: Self.start, to: Self.start + 10, knownAt: moment, in: workspace, tx)
      return Dictionary(uniqueKeysWithValues: series.samples.map { ($0.day - Self.start, $0.value) })
    }
  }
}
