import Customers
import Kernel
import Storage
import TestSupport
import Testing

@testable import Health

@Suite struct `A back-test` {
  /// Twenty-four accounts over a year: those that are lost fall to 20 points three months before their end.
  private static let today = HealthFixture.day
  private static let begin = today - 360
  private static let end = begin + 200

  @Test(arguments: TestEngine.allCases)
  func `of a scorecard that sees it coming says so`(engine: TestEngine) async throws {
    try await Self.with(engine, lost: 12) { fixture, card in
      let result = try await Self.test(card, fixture)
      #expect(result.refusal == nil && result.churns == 12 && result.accounts == 24)
      let evaluation = try #require(result.evaluation)
      #expect(evaluation.verdict == .better && evaluation.auc > 0.99, "\(evaluation.auc)")
      #expect(evaluation.precision == 1 && result.falseAlarmCount == 0 && result.missedCount == 0)
      // Red on each first of a month within the three.
      let warning = try #require(result.warning)
      #expect(warning.n == 12 && (61...95).contains(warning.median), "\(warning)")
      #expect(result.days.allSatisfy { $0 == $0.firstOfMonth && $0 + 90 + 30 <= Self.today })
      #expect(result.disagreements.first { $0.churn == .events }?.differing == 12)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `below ten losses says nothing`(engine: TestEngine) async throws {
    try await Self.with(engine, lost: 9) { fixture, card in
      let result = try await Self.test(card, fixture)
      #expect(result.refusal == .tooFewChurns && result.evaluation == nil && result.churns == 9)
      let events = try await Self.test(card, fixture, churn: .events)
      #expect(events.churns == 0 && events.refusal == .tooFewChurns)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `sees nothing that is dated after the day of a score`(engine: TestEngine) async throws {
    try await Self.with(engine, lost: 12) { fixture, card in
      let before = try await Self.test(card, fixture, horizon: 30)
      let last = try #require(before.days.last)
      let accounts = try await fixture.db.read { tx in try ScoringStore.accounts(in: fixture.workspace, tx) }
      // After the last of the days everybody is silent, has a call, and renews.
      for account in accounts {
        try await fixture.send([0, 0, 0], of: "a", kind: .lastValue, from: last + 1, to: account)
        try await fixture.db.write { tx in
          try EventStore.insert(
            [
              Event(
                id: fixture.effects.newID(), account: account, kind: .call, occurredAt: (last + 1).utcStart,
                recordedAt: fixture.effects.now, person: nil, payload: [:])
            ], in: fixture.workspace, tx)
        }
      }
      #expect(try await Self.test(card, fixture, horizon: 30) == before)
      // And what is known by the day is seen: the same a day earlier.
      for account in accounts {
        try await fixture.send([0], of: "a", kind: .lastValue, from: last, to: account)
      }
      #expect(try await Self.test(card, fixture, horizon: 30).evaluation != before.evaluation)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `is carried out by a job, once, and keeps its result`(engine: TestEngine) async throws {
    try await Self.with(engine, lost: 12) { fixture, card in
      let actions = BacktestActions(database: fixture.db, service: fixture.service, effects: fixture.effects)
      let command = BacktestActions.Command(scorecard: card.id, horizon: 90, churn: .subscriptions)
      let run = try await actions.start(command, by: fixture.actor)
      #expect(run.question.version == card.version && run.result == nil)
      await fixture.runner(also: [actions.handler()]).drain()
      let stored = try await fixture.db.read { tx in try BacktestStore.find(run.id, in: fixture.workspace, tx) }
      let done = try #require(stored)
      let direct = try await Self.test(card, fixture)
      #expect(done.result == direct && done.progress == 1 && done.finishedAt != nil)
      let verdicts = try await fixture.db.read { tx in try BacktestStore.verdicts(in: fixture.workspace, tx) }
      #expect(verdicts == [card.id: direct])
      await #expect(throws: Problem.notFound) {
        try await actions.start(
          BacktestActions.Command(scorecard: ID(high: 9, low: 9), horizon: 90, churn: .status), by: fixture.actor)
      }
    }
  }

  private static func test(
    _ card: StoredScorecard, _ fixture: HealthFixture, horizon: Int = 90, churn: ChurnDefinition = .subscriptions
  ) async throws -> Backtest {
    try await fixture.service.backtest(
      Backtest.Question(scorecard: card.id, version: card.version, horizon: horizon, churn: churn), card.definition,
      in: fixture.workspace)
  }

  private static func with(
    _ engine: TestEngine, lost: Int, _ body: @Sendable (HealthFixture, StoredScorecard) async throws -> Void
  ) async throws {
    try await HealthFixture.with(engine) { fixture in
      let accounts = try await fixture.addAccounts(24)
      let card = try await fixture.addCard([HealthFixture.week("a", metric: "a")])
      for (place, account) in accounts.enumerated() {
        let isLost = place < lost
        let days = isLost ? 200 : 360
        let values = (0..<days).map { isLost && $0 >= 105 ? 20.0 : 80 }
        try await fixture.send(values, of: "a", kind: .lastValue, from: begin, to: account)
        let now = fixture.effects.now
        let subscription = Subscription(
          id: fixture.effects.newID(), account: account,
          terms: SubscriptionTerms(startsOn: begin, endsOn: isLost ? end : nil),
          periods: [
            SubscriptionPeriod(
              startsOn: begin, endsOn: isLost ? end : nil, mrr: Money(minorUnits: 100, currency: .usd))
          ], createdAt: now, updatedAt: now)
        try await fixture.db.write { tx in
          try SubscriptionStore.insert([subscription], in: fixture.workspace, tx)
        }
      }
      try await body(fixture, card)
    }
  }
}
