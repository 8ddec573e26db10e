import Customers
import Kernel
import Language
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
      // A measure of each field as well. The end of a subscription would tell who is lost: it is not asked.
      func field(_ source: MeasureSource, _ missing: MissingPolicy) -> Measure {
        Measure(
          key: "\(source)".filter(\.isLetter), name: LocalizedText("field"), group: "all", source: source,
          window: .lastDays(1), aggregate: .last, curve: [0: 0, 90: 100], weight: 1, missing: missing)
      }
      let contact = card.definition.measures + [field(.daysSinceLastContact, .worst)]
      let renewal = contact + [field(.daysToRenewal, .exclude)]
      let plain = try await fixture.addCard(contact, filter: "name:Account", position: 2)
      let card = try await fixture.addCard(renewal, filter: "name:Account", position: 1)
      let accounts = try await fixture.db.read { tx in try ScoringStore.accounts(in: fixture.workspace, tx) }
      try await Self.call(accounts, on: Self.begin, fixture)
      let before = try await Self.test(card, fixture, horizon: 30)
      let last = try #require(before.days.last)
      let evaluation = try #require(before.evaluation)
      let without = try await fixture.service.backtest(
        Backtest.Question(scorecard: card.id, version: plain.version, horizon: 30, churn: .subscriptions),
        plain.definition, in: fixture.workspace)
      #expect(without.evaluation == evaluation)
      // After the last of the days everybody is silent and has a call, and those who stayed agree on an end.
      for account in accounts {
        try await fixture.send([0, 0, 0], of: "a", kind: .lastValue, from: last + 1, to: account)
      }
      try await Self.call(accounts, on: last + 1, fixture)
      let workspace = fixture.workspace
      try await fixture.db.write { tx in
        _ = try tx.execute(
          "UPDATE subscription SET ends_on = \(Self.today + 30) WHERE workspace_id = \(workspace) AND ends_on IS NULL")
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
      let command = BacktestActions.Command(scorecard: card.id, horizon: 30, churn: .subscriptions)
      let run = try await actions.start(command, by: fixture.actor)
      #expect(run.question.version == card.version && run.result == nil)
      await fixture.runner(also: [actions.handler()]).drain()
      let stored = try await fixture.db.read { tx in try BacktestStore.find(run.id, in: fixture.workspace, tx) }
      let done = try #require(stored)
      let direct = try await Self.test(card, fixture, horizon: 30)
      #expect(done.result == direct && done.progress == 1 && done.finishedAt != nil)
      // Red two months before the end is too early for thirty days. Whoever sees no account is told none by name.
      #expect(direct.falseAlarmCount == 12 && direct.falseAlarms.count == 12)
      let stranger = Actor(
        workspace: fixture.workspace, kind: .person, person: nil, permissions: [.healthRead], visibility: .ownedBy([]))
      let shown = try await fixture.db.read { tx in try done.shown(to: stranger, tx) }
      #expect(shown.result?.falseAlarms == [] && shown.result?.falseAlarmCount == 12)
      let verdicts = try await fixture.db.read { tx in try BacktestStore.verdicts(in: fixture.workspace, tx) }
      #expect(verdicts == [card.id: direct.verdict] && direct.verdict == .better)
      let (beside, other) = try await fixture.db.read { tx in
        (
          try BacktestStore.verdict(on: card.version, in: fixture.workspace, tx),
          try BacktestStore.verdict(on: card.version, in: fixture.other, tx)
        )
      }
      #expect(beside?.verdict == .better && beside?.run == run.id && other == nil)
      // Two at once, and no third.
      for _ in 0..<2 { _ = try await actions.start(command, by: fixture.actor) }
      await #expect(throws: Problem.conflict("backtestsRunning", ["limit": "2"])) {
        try await actions.start(command, by: fixture.actor)
      }
      await fixture.runner(also: [actions.handler()]).drain()
      await #expect(throws: Problem.notFound) {
        try await actions.start(
          BacktestActions.Command(scorecard: ID(high: 9, low: 9), horizon: 90, churn: .status), by: fixture.actor)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `suggests weights when asked, changes nothing by it, and says nothing below ten losses`(
    engine: TestEngine
  ) async throws {
    try await Self.with(engine, lost: 12) { fixture, card in
      let accounts = try await fixture.db.read { tx in try ScoringStore.accounts(in: fixture.workspace, tx) }
      for (place, account) in accounts.enumerated() {
        let values = Array(repeating: place < 12 ? 90.0 : 40, count: 360)
        try await fixture.send(values, of: "b", kind: .lastValue, from: Self.begin, to: account)
      }
      let wrong = Measure(
        key: "b", name: LocalizedText("b"), group: "all", source: .metric("b"), window: .lastDays(7), aggregate: .last,
        curve: [0: 0, 100: 100], weight: 3)
      let both = try await fixture.addCard(
        card.definition.measures + [wrong], filter: "name:Account", position: 1)
      let actions = BacktestActions(database: fixture.db, service: fixture.service, effects: fixture.effects)
      let asked = BacktestActions.Command(
        scorecard: both.id, horizon: 90, churn: .subscriptions, suggestsWeights: true)
      let run = try await actions.start(asked, by: fixture.actor)
      await fixture.runner(also: [actions.handler()]).drain()
      let stored = try await fixture.db.read { tx in try BacktestStore.find(run.id, in: fixture.workspace, tx) }
      let done = try #require(stored)
      #expect(done.question.suggestsWeights && done.progress == 1)
      let result = try #require(done.result)
      let (suggestion, evaluation) = (try #require(result.suggestion), try #require(result.evaluation))
      #expect(suggestion.measures.map(\.suggested) == [100, 0] && suggestion.measures.map(\.present) == [25, 75])
      #expect(suggestion.measures.map(\.note) == [nil, .wrongWay])
      // The present weights are judged on the same cases and by the same scores as the test itself.
      #expect(abs(suggestion.present.auc - evaluation.auc) < 1e-9)
      #expect(abs(suggestion.present.low - evaluation.aucLow) < 1e-9)
      #expect(suggestion.suggested.auc > suggestion.present.auc && suggestion.verdict == .better, "\(suggestion)")
      let plain = try await Self.test(both, fixture)
      #expect(plain.suggestion == nil && plain.evaluation == evaluation)
      let after = try await fixture.db.read { tx in try ScorecardStore.find(both.id, in: fixture.workspace, tx) }
      #expect(after == both)
    }
    try await Self.with(engine, lost: 9) { fixture, card in
      let question = Backtest.Question(
        scorecard: card.id, version: card.version, horizon: 90, churn: .subscriptions, suggestsWeights: true)
      let refused = try await fixture.service.backtest(question, card.definition, in: fixture.workspace)
      #expect(refused.refusal == .tooFewChurns && refused.suggestion == nil)
      let words = Catalogue.embedded.words(for: Reader(language: .english))
      #expect(WeightText(refused, card.definition, words).lines == [BacktestText(refused, words).headline])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `of a draft asks the accounts that its own rule would take, at its own place`(engine: TestEngine) async throws {
    try await Self.with(engine, lost: 12) { fixture, card in
      let measures = card.definition.measures
      _ = try await fixture.addCard(measures, filter: "name:Account", position: 1)
      let second = try await fixture.addCard(measures, filter: "name:Account", position: 2)
      let rules: [Backtest.Rule?] = [
        nil, Backtest.Rule(filter: "name:Account", position: nil), Backtest.Rule(filter: "name:Account", position: 1),
        Backtest.Rule(filter: #"name:"Account 1""#, position: 1),
      ]
      var counts: [Int] = []
      for rule in rules {
        let question = Backtest.Question(
          scorecard: second.id, version: nil, horizon: 90, churn: .subscriptions, rule: rule)
        let result = try await fixture.service.backtest(question, second.definition, in: fixture.workspace)
        counts.append(result.accounts)
      }
      // Account 1 and those from 10 to 19 have a 1 behind their name.
      #expect(counts == [0, 0, 24, 11])
      let actions = BacktestActions(database: fixture.db, service: fixture.service, effects: fixture.effects)
      let draft = ScorecardActions.Command(
        name: "Draft", filter: #"name:"Account 1""#, position: 1, definition: second.definition)
      let command = BacktestActions.Command(scorecard: second.id, draft: draft, horizon: 90, churn: .subscriptions)
      let run = try await actions.start(command, by: fixture.actor)
      await fixture.runner(also: [actions.handler()]).drain()
      let done = try await fixture.db.read { tx in try BacktestStore.find(run.id, in: fixture.workspace, tx) }
      #expect(done?.question == run.question && done?.result?.accounts == 11)
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
        try await Self.sell(to: account, from: begin, to: isLost ? end : nil, fixture)
      }
      // By what begins it is known how long the source of subscriptions has told.
      try await Self.sell(to: accounts[23], from: today - 1, to: nil, fixture)
      try await body(fixture, card)
    }
  }

  private static func sell(
    to account: ID<Account>, from start: LocalDate, to end: LocalDate?, _ fixture: HealthFixture
  ) async throws {
    let now = fixture.effects.now
    let subscription = Subscription(
      id: fixture.effects.newID(), account: account, terms: SubscriptionTerms(startsOn: start, endsOn: end),
      periods: [SubscriptionPeriod(startsOn: start, endsOn: end, mrr: Money(minorUnits: 100, currency: .usd))],
      createdAt: now, updatedAt: now)
    try await fixture.db.write { tx in try SubscriptionStore.insert([subscription], in: fixture.workspace, tx) }
  }

  private static func call(_ accounts: [ID<Account>], on day: LocalDate, _ fixture: HealthFixture) async throws {
    let events = accounts.map { account in
      Event(
        id: fixture.effects.newID(), account: account, kind: .call, occurredAt: day.utcStart,
        recordedAt: fixture.effects.now, person: nil, payload: [:])
    }
    try await fixture.db.write { tx in try EventStore.insert(events, in: fixture.workspace, tx) }
  }
}
