import Customers
import Health
import Kernel
import Storage
import TestSupport
import Testing

@Suite struct ScoringServiceTests {
  static let day = HealthFixture.day

  @Test(arguments: TestEngine.allCases)
  func `a score and its lines survive the database, and the lines add up exactly`(engine: TestEngine) async throws {
    try await HealthFixture.with(engine) { fixture in
      let accounts = try await fixture.addAccounts(5)
      for (index, account) in accounts.enumerated() {
        let values = (0..<90).map { Double(($0 * 7 + index * 13) % 23) }
        try await fixture.send(values, of: "logins", from: Self.day - 89, to: account)
        try await fixture.send([Double(index) + 1.0 / 3], of: "mood", kind: .lastValue, from: Self.day - 3, to: account)
      }
      try await fixture.service.scoreAll(in: fixture.workspace)
      for account in accounts {
        let explained = try #require(try await fixture.explained(account, on: Self.day))
        let summary = try await fixture.summary(account)
        #expect(ScoringFixture.sum(explained.score) == explained.score.value)
        #expect(summary.score == explained.score.value)
        #expect(summary.day == Self.day)
        #expect(explained.score.measures.contains { $0.key == "useChange" && $0.value != nil })
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `losing the data of a weak measure does not raise the score, and its return lets it go`(
    engine: TestEngine
  ) async throws {
    try await HealthFixture.with(engine) { fixture in
      let account = try await fixture.addAccounts(1)[0]
      try await fixture.addCard([
        HealthFixture.week("good", metric: "good"), HealthFixture.week("weak", metric: "weak"),
      ])
      try await fixture.send(
        Array(repeating: 90, count: 40), of: "good", kind: .lastValue, from: Self.day, to: account)
      try await fixture.send([30], of: "weak", kind: .lastValue, from: Self.day, to: account)
      var scores: [Points] = []
      for offset in 0..<20 {
        fixture.clock.move(to: Self.day + offset)
        try await fixture.service.score([account], in: fixture.workspace)
        let explained = try #require(try await fixture.explained(account, on: Self.day + offset))
        scores.append(try #require(explained.score.value))
      }
      let last = try #require(try await fixture.explained(account, on: Self.day + 19)).score
      #expect(scores.allSatisfy { $0 == Points(60) })
      #expect(last.measures[1].state == .missing)
      #expect(last.hold == Points(-30))
      #expect(last.band == .grey)
      #expect(try await fixture.summary(account).score == nil, "nobody is found by a score that is not shown")

      try await fixture.send([80], of: "weak", kind: .lastValue, from: Self.day + 19, to: account)
      try await fixture.service.score([account], in: fixture.workspace)
      #expect(try await fixture.summary(account).score == Points(85))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a score on a limit belongs to the better band, and coverage below the minimum is grey`(
    engine: TestEngine
  ) async throws {
    try await HealthFixture.with(engine) { fixture in
      let accounts = try await fixture.addAccounts(5)
      try await fixture.addCard([
        HealthFixture.week("a", metric: "a", missing: .exclude),
        HealthFixture.week("b", metric: "b", missing: .exclude),
      ])
      for (account, value) in zip(accounts, [49.999999, 50, 74.999999, 75, 90]) {
        try await fixture.send([value], of: "a", kind: .lastValue, from: Self.day, to: account)
        guard account != accounts[4] else { continue }
        try await fixture.send([value], of: "b", kind: .lastValue, from: Self.day, to: account)
      }
      try await fixture.service.scoreAll(in: fixture.workspace)
      var bands: [Band] = []
      for account in accounts { bands.append(try await fixture.summary(account).band) }
      #expect(bands == [.red, .amber, .amber, .green, .grey])
      #expect(try await fixture.summary(accounts[4]).coverage == 0.5)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `the first rule that an account meets chooses its scorecard, else the default does`(
    engine: TestEngine
  ) async throws {
    try await HealthFixture.with(engine) { fixture in
      let adopting = try await fixture.addAccounts(1)[0]
      let renewing = try await fixture.addAccounts(1, stage: .renewing)[0]
      let onboarding = try await fixture.addAccounts(1, stage: .onboarding)[0]
      let measures = [HealthFixture.week("a", metric: "a")]
      let common = try await fixture.addCard(measures)
      let second = try await fixture.addCard(measures, filter: "stage:renewing,onboarding", position: 2)
      let first = try await fixture.addCard(measures, filter: "stage:renewing", position: 1)
      for account in [adopting, renewing, onboarding] {
        try await fixture.send([60], of: "a", kind: .lastValue, from: Self.day, to: account)
      }
      try await fixture.service.scoreAll(in: fixture.workspace)
      let versions = try await fixture.versions([adopting, renewing, onboarding])
      #expect(versions == [common.version, first.version, second.version])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `an exception holds for the accounts that its condition is true of`(engine: TestEngine) async throws {
    try await HealthFixture.with(engine) { fixture in
      let calm = try await fixture.addAccounts(1)[0]
      let leaving = try await fixture.addAccounts(1, stage: .churned)[0]
      let cap = ScoreException(
        key: "gone", condition: "stage:churned", effect: .cap(Points(40)), reason: LocalizedText("Has left"))
      try await fixture.addCard([HealthFixture.week("a", metric: "a")], exceptions: [cap])
      for account in [calm, leaving] {
        try await fixture.send([90], of: "a", kind: .lastValue, from: Self.day, to: account)
      }
      try await fixture.service.scoreAll(in: fixture.workspace)
      #expect(try await fixture.summary(calm).score == Points(90))
      #expect(try await fixture.summary(leaving).score == Points(40))
      let explained = try #require(try await fixture.explained(leaving, on: Self.day))
      #expect(explained.score.exceptions.map(\.effect) == [Points(-50)])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a change of band leaves an event, the first score none`(engine: TestEngine) async throws {
    try await HealthFixture.with(engine) { fixture in
      let account = try await fixture.addAccounts(1)[0]
      try await fixture.addCard([HealthFixture.week("a", metric: "a")])
      try await fixture.send([90, 20], of: "a", kind: .lastValue, from: Self.day, to: account)
      try await fixture.service.scoreAll(in: fixture.workspace)
      #expect(try await fixture.bandEvents(account).isEmpty)
      fixture.clock.move(to: Self.day + 1)
      try await fixture.service.scoreAll(in: fixture.workspace)
      try await fixture.service.scoreAll(in: fixture.workspace)
      let payloads = try await fixture.bandEvents(account).map(\.payload)
      #expect(payloads.map { [$0["from"], $0["to"]] } == [["green", "red"]])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `the past is scored week by week, and data that ended long ago are grey today`(engine: TestEngine) async throws {
    try await HealthFixture.with(engine) { fixture in
      let account = try await fixture.addAccounts(1)[0]
      try await fixture.addCard([HealthFixture.week("a", metric: "a")])
      let start = Self.day - 800
      try await fixture.send(
        (0..<100).map { Double($0) }, of: "a", kind: .lastValue, from: start, to: account)
      try await fixture.service.backfill(in: fixture.workspace)
      let history = try await fixture.history(account)
      let scored = history.filter { $0.band != .grey }
      #expect(scored.count >= 14)
      #expect(scored.allSatisfy { $0.score == Points($0.day - start) || $0.day > start + 99 })
      #expect(history.last?.day == Self.day)
      #expect(try await fixture.summary(account).band == .grey)
      let then = try #require(try await fixture.explained(account, on: start + 50))
      #expect(then.score.day <= start + 50 && then.score.day > start + 43)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a past day without a score is reckoned without being written`(engine: TestEngine) async throws {
    try await HealthFixture.with(engine) { fixture in
      let account = try await fixture.addAccounts(1)[0]
      try await fixture.addCard([HealthFixture.week("a", metric: "a")])
      try await fixture.send([10, 20, 30], of: "a", kind: .lastValue, from: Self.day - 60, to: account)
      let explained = try #require(try await fixture.explained(account, on: Self.day - 59))
      #expect(explained.score.day == Self.day - 59)
      #expect(explained.score.value == Points(20))
      #expect(try await fixture.history(account).isEmpty)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a workspace begins with a scorecard of its metrics, which follows them until it is edited`(
    engine: TestEngine
  ) async throws {
    try await HealthFixture.with(engine) { fixture in
      let account = try await fixture.addAccounts(1)[0]
      try await fixture.send(Array(repeating: 5, count: 60), of: "logins", from: Self.day - 59, to: account)
      try await fixture.service.scoreAll(in: fixture.workspace)
      let first = try #require(try await fixture.cards().first)
      #expect(first.isAdapted && first.definition.measures.map(\.key).contains("useChange"))

      try await fixture.send([4], of: "csat", kind: .lastValue, from: Self.day - 1, to: account)
      try await fixture.service.scoreAll(in: fixture.workspace)
      let second = try #require(try await fixture.cards().first)
      #expect(second.version == first.version + 1)
      #expect(second.definition.measures.map(\.key).contains("satisfaction"))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `another workspace sees no score and its accounts are not scored`(engine: TestEngine) async throws {
    try await HealthFixture.with(engine) { fixture in
      let ours = try await fixture.addAccounts(1)[0]
      let theirs = try await fixture.addAccounts(1, in: fixture.other)[0]
      try await fixture.addCard([HealthFixture.week("a", metric: "a")])
      try await fixture.send([60], of: "a", kind: .lastValue, from: Self.day, to: ours)
      try await fixture.service.score([ours, theirs], in: fixture.workspace)
      #expect(try await fixture.history(ours).count == 1)
      #expect(try await fixture.history(ours, in: fixture.other).isEmpty)
      #expect(try await fixture.history(theirs, in: fixture.other).isEmpty)
      let cards = try await fixture.db.read { tx in try ScorecardStore.all(in: fixture.other, tx) }
      #expect(cards.isEmpty)
    }
  }
}

extension HealthFixture {
  func versions(_ accounts: [ID<Account>]) async throws -> [Int32] {
    var versions: [Int32] = []
    for account in accounts { versions += try await history(account).map(\.scorecardVersion) }
    return versions
  }

  func cards() async throws -> [StoredScorecard] {
    try await db.read { [workspace] tx in try ScorecardStore.all(in: workspace, tx) }
  }

  func bandEvents(_ account: ID<Account>) async throws -> [Event] {
    try await db.read { [workspace] tx in
      try EventStore.timeline(TimelineQuery(account: account, kinds: [.healthBandChanged]), in: workspace, tx).items
    }
  }
}
