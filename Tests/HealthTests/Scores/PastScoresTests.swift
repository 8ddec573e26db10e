import Jobs
import Kernel
import Storage
import TestSupport
import Testing

@testable import Customers
@testable import Health
@testable import Web

@Suite struct PastScoresTests {
  static let day = HealthFixture.day

  /// An account that was scored at noon of ten days, by a value of each day.
  static func scoredDaily(_ fixture: HealthFixture, _ measures: [Measure]? = nil) async throws -> ID<Account> {
    let account = try await fixture.addAccounts(1)[0]
    try await fixture.addCard(measures ?? [HealthFixture.week("a", metric: "a")])
    for offset in 0..<10 {
      fixture.clock.move(to: day + offset)
      if offset != 4 {
        try await fixture.send([50], of: "a", kind: .lastValue, from: day + offset, to: account)
      }
      try await fixture.service.score([account], in: fixture.workspace)
    }
    fixture.clock.move(to: day + 10)
    return account
  }

  @Test(arguments: TestEngine.allCases)
  func `whoever read the past before another wrote it reads it once more`(engine: TestEngine) async throws {
    try await HealthFixture.with(engine) { fixture in
      let account = try await Self.scoredDaily(fixture)
      let change = PastChange(account, from: Self.day)
      let early = fixture.effects.now
      fixture.clock.pass(.milliseconds(5))
      try await fixture.service.rescore([change], in: fixture.workspace)
      let overtaken = try await fixture.service.rescorePast(
        [change], before: Self.day + 10, readAt: early, in: fixture.workspace
      ).overtaken
      #expect(overtaken == [account])
      let again = try await fixture.service.rescorePast(
        [change], before: Self.day + 10, readAt: fixture.effects.now, in: fixture.workspace
      ).overtaken
      #expect(again.isEmpty)
    }
  }

  static func sample(_ id: String, _ account: ID<Account>, day: LocalDate, _ value: Int) throws -> SignalSampleJSON {
    let text = """
      {"id": "\(id)", "accountId": "\(account)", "metric": "a", "occurredAt": "\(day)T12:00:00Z", "value": \(value)}
      """
    let json = try #require(JSONValue(parsing: Array(text.utf8)))
    guard case .object(let object) = json else { throw Problem.notFound }
    var fields = Fields(object: object)
    return SignalSampleJSON(&fields, now: day.utcStart + .days(400))
  }

  @Test(arguments: TestEngine.allCases)
  func `an event sent five times, out of order and three months late counts once in the scores of its days`(
    engine: TestEngine
  ) async throws {
    try await HealthFixture.with(engine) { fixture in
      let account = try await Self.scoredDaily(fixture)
      let before = try await fixture.history(account)
      #expect(before.count == 10)
      #expect(before.allSatisfy { $0.score == Points(50) })
      fixture.clock.move(to: Self.day + 100)
      try await fixture.service.score([account], in: fixture.workspace)
      let actions = SignalActions(
        database: fixture.db, effects: fixture.effects, factsChanged: { _, _, _ in },
        pastChanged: { changes, workspace, tx in
          try Scoring.requestPast(changes, effects: fixture.effects, in: workspace, tx)
        })
      let late = try Self.sample("late", account, day: Self.day + 4, 90)
      let later = try Self.sample("later", account, day: Self.day + 3, 10)
      for samples in [[late, later], [later, late, late], [late], [late]] {
        _ = try await actions.take(samples, by: fixture.actor)
      }
      #expect(try await fixture.waiting() == 1, "what waits for an account is one job")
      await fixture.runner.drain()
      let after = try await fixture.history(account)
      let scores = after.prefix(10).map(\.score)
      #expect(scores[..<3].allSatisfy { $0 == Points(50) })
      #expect(scores[4] == Points(90))
      #expect(scores[5...].allSatisfy { $0 == Points(50) })
      let known = try await fixture.known(account, Self.day + 99)
      #expect(known.prefix(10).map(\.score) == before.map(\.score))
      let explained = try #require(
        try await fixture.explained(account, on: Self.day + 4, knownAt: (Self.day + 99).utcStart))
      #expect(explained.score.value == Points(50))
      let now = try #require(try await fixture.explained(account, on: Self.day + 4))
      #expect(now.score.value == Points(90))
      #expect(ScoringFixture.sum(now.score) == now.score.value)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a past day without a score is reckoned from what was known then`(engine: TestEngine) async throws {
    try await HealthFixture.with(engine) { fixture in
      let account = try await fixture.addAccounts(1)[0]
      try await fixture.addCard([HealthFixture.week("a", metric: "a")])
      try await fixture.send([10], of: "a", kind: .lastValue, from: Self.day - 60, to: account)
      fixture.clock.move(to: Self.day + 5)
      try await fixture.send([70], of: "a", kind: .lastValue, from: Self.day - 60, to: account)
      let then = try await fixture.explained(account, on: Self.day - 60, knownAt: (Self.day + 1).utcStart)
      let now = try await fixture.explained(account, on: Self.day - 60)
      #expect(then?.score.value == Points(10))
      #expect(now?.score.value == Points(70))
      let never = try await fixture.explained(account, on: Self.day - 60, knownAt: (Self.day - 1).utcStart)
      #expect(never?.score.value == nil)
      #expect(never?.score.band == .grey)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a score of the past keeps the scorecard that a person made, and its exceptions`(
    engine: TestEngine
  ) async throws {
    try await HealthFixture.with(engine) { fixture in
      let account = try await fixture.addAccounts(1, stage: .churned)[0]
      let person = ID<Person>(high: 7, low: 0x8000_0000_0000_0007)
      let cap = ScoreException(
        key: "gone", condition: "stage:churned", effect: .cap(Points(40)), reason: LocalizedText("Has left"))
      let card = try await fixture.addCard(
        [HealthFixture.week("a", metric: "a")], exceptions: [cap], by: person)
      try await fixture.send([90], of: "a", kind: .lastValue, from: Self.day, to: account)
      try await fixture.service.score([account], in: fixture.workspace)
      #expect(try await fixture.summary(account).score == Points(40))
      fixture.clock.move(to: Self.day + 1)
      var edited = card
      edited.definition = ScoringFixture.scorecard([HealthFixture.week("b", metric: "b")])
      let newer = edited
      try await fixture.db.write { tx in
        _ = try ScorecardStore.update(
          newer, from: card.version, at: fixture.effects.now, by: person, in: fixture.workspace, tx)
      }
      try await fixture.send([80], of: "a", kind: .lastValue, from: Self.day, to: account)
      try await fixture.service.rescore([PastChange(account, from: Self.day)], in: fixture.workspace)
      let explained = try #require(try await fixture.explained(account, on: Self.day))
      #expect(explained.score.scorecardVersion == card.version)
      #expect(explained.score.exceptions.map(\.effect) == [Points(-40)])
      #expect(explained.score.value == Points(40))
      #expect(try await fixture.versions([account]) == [card.version, card.version + 1], "the present has the new one")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `by the rules of now a score of the past is told by the scorecard of now, and stays as it was`(
    engine: TestEngine
  ) async throws {
    try await HealthFixture.with(engine) { fixture in
      let account = try await fixture.addAccounts(1)[0]
      let person = ID<Person>(high: 7, low: 0x8000_0000_0000_0007)
      let card = try await fixture.addCard([HealthFixture.week("a", metric: "a")], by: person)
      try await fixture.send([90, 90], of: "a", kind: .lastValue, from: Self.day, to: account)
      try await fixture.send([30, 30], of: "b", kind: .lastValue, from: Self.day, to: account)
      try await fixture.service.score([account], in: fixture.workspace)
      fixture.clock.move(to: Self.day + 1)
      var edited = card
      edited.definition = ScoringFixture.scorecard([HealthFixture.week("b", metric: "b")])
      let newer = edited
      try await fixture.db.write { tx in
        _ = try ScorecardStore.update(
          newer, from: card.version, at: fixture.effects.now, by: person, in: fixture.workspace, tx)
      }
      try await fixture.service.score([account], in: fixture.workspace)
      let days = HealthDays(from: Self.day, to: Self.day + 1)
      let then = try #require(try await fixture.ends(of: account, days))
      #expect(then.from.score.value == Points(90) && then.to.score.value == Points(30))
      let now = try #require(try await fixture.ends(of: account, days, rules: .now))
      #expect(now.from.score.value == Points(30) && now.to.score.value == Points(30))
      #expect(now.from.score.scorecardVersion == card.version + 1)
      #expect(try await fixture.explained(account, on: Self.day)?.score.value == Points(90))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `what changes nothing rewrites nothing, and today is no past`(engine: TestEngine) async throws {
    try await HealthFixture.with(engine) { fixture in
      let account = try await Self.scoredDaily(fixture)
      try await fixture.service.rescore([PastChange(account, from: Self.day)], in: fixture.workspace)
      #expect(try await fixture.replaced() == 0)
      try await fixture.db.write { tx in
        try Scoring.requestPast(
          [PastChange(account, from: Self.day + 10)], effects: fixture.effects, in: fixture.workspace, tx)
      }
      #expect(try await fixture.waiting() == 0)
    }
  }
}

extension HealthFixture {
  func known(_ account: ID<Account>, _ day: LocalDate) async throws -> [HealthPoint] {
    try await db.read { [workspace] tx in
      try HealthScoreStore.history(
        of: account, from: Self.day - 1000, to: Self.day + 1000, knownAt: day.utcStart, in: workspace, tx)
    }
  }

  func explained(_ account: ID<Account>, on day: LocalDate, knownAt: Timestamp) async throws -> ScoreReader.Explained? {
    try await db.read { [workspace, service, clock] tx in
      try ScoreReader(service).score(
        of: account, on: day, knownAt: knownAt, today: clock.now.utcDay, in: workspace, tx)
    }
  }

  func ends(
    of account: ID<Account>, _ days: HealthDays, rules: ScoringRules = .then
  ) async throws -> (from: ScoreReader.Explained, to: ScoreReader.Explained)? {
    var asked = days
    asked.rules = rules
    let days = asked
    return try await db.read { [workspace, service, clock] tx in
      try ScoreReader(service).ends(of: account, days, today: clock.now.utcDay, in: workspace, tx)
    }
  }

  /// How many scores were replaced by others.
  func replaced() async throws -> Int {
    try await db.read { tx in try tx.value("SELECT count(*) FROM health_score_past") ?? 0 }
  }
}
