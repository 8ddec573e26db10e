import Kernel
import Storage
import TestSupport
import Testing

@testable import Customers

@Suite struct `The price of a subscription` {
  private static let start = SliceFixture.today - 300

  /// 100 from the start, 120 from day 200, 150 from day 400 to the end at day 600.
  private static func subscription(_ fixture: SliceFixture) -> Subscription {
    let days = [0, 200, 400, 600].map { start + $0 }
    let periods = zip(days, days.dropFirst()).enumerated().map { place, days in
      SubscriptionPeriod(
        startsOn: days.0, endsOn: days.1, mrr: Money(minorUnits: [100, 120, 150][place], currency: .usd), seats: 5)
    }
    return Subscription(
      id: fixture.effects.newID(), account: fixture.alpha, terms: SubscriptionTerms(startsOn: start, endsOn: days[3]),
      periods: periods, createdAt: SliceFixture.now, updatedAt: SliceFixture.now)
  }

  /// What a change leaves: each price with its first day, then the last day.
  private static func prices(_ subscription: Subscription) -> [String] {
    subscription.periods.map { "\($0.startsOn - start) \($0.mrr.minorUnits)" }
      + [subscription.periods.last?.endsOn.map { "\($0 - start)" } ?? "open"]
  }

  private typealias Command = SubscriptionActions.Command
  private static let changes: [(what: String, change: @Sendable (inout Command) -> Void, prices: [String])] = [
    ("nothing", { _ in }, ["0 100", "200 120", "400 150", "600"]),
    ("the last", { $0.mrr = .cents(170) }, ["0 100", "200 120", "400 170", "600"]),
    ("from a day", { $0.say(130, on: 300) }, ["0 100", "200 120", "300 130", "400 150", "600"]),
    ("from an early day", { $0.say(90, on: 50) }, ["0 100", "50 90", "200 120", "400 150", "600"]),
    ("from before the start", { $0.say(90, on: -50) }, ["0 90", "200 120", "400 150", "600"]),
    ("from the day of a step", { $0.say(125, on: 200) }, ["0 100", "200 125", "400 150", "600"]),
    ("what it costs then anyway", { $0.say(120, on: 300) }, ["0 100", "200 120", "400 150", "600"]),
    ("an end before a step", { $0.terms.endsOn = start + 250 }, ["0 100", "200 120", "250"]),
    ("no end", { $0.terms.endsOn = nil }, ["0 100", "200 120", "400 150", "open"]),
    ("an earlier start", { $0.terms.startsOn = start - 10 }, ["-10 100", "200 120", "400 150", "600"]),
    ("a start behind a step", { $0.terms.startsOn = start + 210 }, ["210 120", "400 150", "600"]),
  ]

  @Test(arguments: TestEngine.allCases)
  func `changes where it is said to, and what was agreed on for later stays`(engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { fixture in
      let actions = SubscriptionActions(database: fixture.db, effects: fixture.effects)
      for (what, change, prices) in Self.changes {
        let subscription = Self.subscription(fixture)
        try await fixture.db.write { tx in
          try SubscriptionStore.insert([subscription], in: fixture.workspace.id, tx)
        }
        _ = try await actions.change(subscription.id, version: nil, by: fixture.manager) { change(&$0) }
        let stored = try await fixture.db.read { tx in
          try SubscriptionStore.find(subscription.id, in: fixture.workspace.id, tx)
        }
        #expect(Self.prices(try #require(stored)) == prices, "\(what)")
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `stays what it is on the day when a request or a form says only the seats, or moves a step`(
    engine: TestEngine
  ) async throws {
    try await SliceFixture.with(engine) { fixture in
      let subscription = Self.subscription(fixture)
      try await fixture.db.write { tx in try SubscriptionStore.insert([subscription], in: fixture.workspace.id, tx) }
      try await SliceClient.with(fixture) { (client) async throws in
        let path = "/api/v1/subscriptions/\(subscription.id)"
        func said(_ body: String) async throws -> [String] {
          let answer = try await client.api(.patch, path, body)
          #expect(answer.status == 200, "\(answer.body)")
          let stored = try await fixture.db.read { tx in
            try SubscriptionStore.find(subscription.id, in: fixture.workspace.id, tx)
          }
          return try #require(stored).periods.map {
            "\($0.startsOn - Self.start) \($0.mrr.minorUnits) \($0.seats ?? 0)"
          }
        }
        let dayOnly = try await said(#"{"effectiveOn": "\#(Self.start + 50)"}"#)
        #expect(dayOnly == ["0 100 5", "200 120 5", "400 150 5"])
        let seats = try await said(#"{"effectiveOn": "\#(Self.start + 50)", "seats": 9}"#)
        #expect(seats == ["0 100 5", "50 100 9", "200 120 5", "400 150 5"])
        let price = try await said(
          #"{"effectiveOn": "\#(Self.start + 60)", "mrr": {"amount": 1.1, "currency": "USD"}}"#)
        #expect(price == ["0 100 5", "50 100 9", "60 110 9", "200 120 5", "400 150 5"])
        let form = [
          "version": "3", "startsOn": "\(Self.start)", "endsOn": "\(Self.start + 600)", "mrr": "1.50", "seats": "5",
        ]
        let same = try await client.post(
          "/subscriptions/\(subscription.id)", form.merging(["effectiveOn": "\(Self.start + 450)"]) { $1 })
        #expect(same.status == 422 && same.body.contains("field-effectiveOn-error"))
        let sooner = try await client.post(
          "/subscriptions/\(subscription.id)", form.merging(["effectiveOn": "\(Self.start + 300)"]) { $1 })
        #expect(sooner.status == 303, "the agreed price begins sooner")
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `does not begin after the end, nor the end before the start`(engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { fixture in
      let actions = SubscriptionActions(database: fixture.db, effects: fixture.effects)
      let subscription = Self.subscription(fixture)
      try await fixture.db.write { tx in try SubscriptionStore.insert([subscription], in: fixture.workspace.id, tx) }
      await #expect(throws: Problem.invalid("/effectiveOn", "afterEnd")) {
        _ = try await actions.change(subscription.id, version: nil, by: fixture.manager) { $0.say(1, on: 600) }
      }
      await #expect(throws: Problem.invalid("/endsOn", "endBeforeStart")) {
        _ = try await actions.change(subscription.id, version: nil, by: fixture.manager) {
          $0.terms.endsOn = Self.start - 1
        }
      }
    }
  }
}

extension SubscriptionActions.Command {
  fileprivate mutating func say(_ minor: Int64, on day: Int) {
    mrr = .cents(minor)
    effectiveOn = SliceFixture.today - 300 + day
  }
}

extension Money {
  fileprivate static func cents(_ minor: Int64) -> Money { Money(minorUnits: minor, currency: .usd) }
}
