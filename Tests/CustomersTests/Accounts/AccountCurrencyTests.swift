import Kernel
import Storage
import TestSupport
import Testing

@testable import Customers

@Suite struct `The currency of an account` {
  @Test(arguments: TestEngine.allCases)
  func `changes until it pays, and stays that of its subscriptions then`(engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { fixture in
      let actions = AccountActions(database: fixture.db, effects: fixture.effects)
      func set(_ currency: Currency) async throws -> Currency {
        try await actions.change(fixture.alpha, version: nil, by: fixture.manager) { $0.details.currency = currency }
          .details.currency
      }
      let (won, rupee) = (try #require(Currency("KRW")), try #require(Currency("INR")))
      #expect(try await set(won) == won)
      let start = SliceFixture.today
      let subscription = Subscription(
        id: fixture.effects.newID(), account: fixture.alpha, terms: SubscriptionTerms(startsOn: start),
        periods: [SubscriptionPeriod(startsOn: start, endsOn: nil, mrr: Money(minorUnits: 5, currency: won))],
        createdAt: SliceFixture.now, updatedAt: SliceFixture.now)
      try await fixture.db.write { tx in
        try SubscriptionStore.insert([subscription], in: fixture.workspace.id, tx)
      }
      await #expect(throws: Problem.invalid("/currency", "currencyInUse", ["currency": "KRW"])) { try await set(rupee) }
      #expect(try await set(won) == won)
    }
  }
}
