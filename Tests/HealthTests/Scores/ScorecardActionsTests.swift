import Customers
import Health
import Kernel
import Storage
import TestSupport
import Testing

@Suite struct ScorecardActionsTests {
  static let day = HealthFixture.day

  @Test(arguments: TestEngine.allCases)
  func `a preview counts changed bands and names the largest movers without writing`(engine: TestEngine) async throws {
    try await HealthFixture.with(engine) { fixture in
      let accounts = try await fixture.addAccounts(30)
      let card = try await fixture.addCard([HealthFixture.week("a", metric: "a")])
      for (index, account) in accounts.enumerated() {
        try await fixture.send([Double(index) * 3], of: "a", kind: .lastValue, from: Self.day, to: account)
      }
      try await fixture.service.scoreAll(in: fixture.workspace)
      let actions = ScorecardActions(database: fixture.db, service: fixture.service, effects: fixture.effects)
      let flat = Measure(
        key: "a", name: LocalizedText("a"), group: "all", source: .metric("a"), window: .lastDays(7), aggregate: .last,
        curve: [0: 80], weight: 1)
      let draft = ScorecardActions.Command(name: "Card", definition: ScoringFixture.scorecard([flat]))
      let preview = try await actions.preview(draft, of: card.id, by: fixture.actor)
      #expect(preview.accounts == 30)
      #expect(preview.before == [.red: 17, .amber: 8, .green: 5])
      #expect(preview.after == [.green: 30])
      #expect(preview.changed == 25)
      #expect(
        preview.movements == [
          ScorecardPreview.Movement(from: .red, to: .green): 17, ScorecardPreview.Movement(from: .amber, to: .green): 8,
        ])
      #expect(preview.changes.count == 25 && preview.changes.first?.account == accounts[0])
      #expect(preview.changes.map(\.account) == Array(accounts.prefix(25)), "the largest movements first")
      #expect(preview.movers.count == 20)
      #expect(preview.movers.first?.account == accounts[0])
      #expect(try await fixture.cards().map(\.version) == [card.version])
      #expect(try await fixture.summary(accounts[0]).score == Points(0))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a preview of what changes nothing names nobody, not even whose score is not shown`(
    engine: TestEngine
  ) async throws {
    try await HealthFixture.with(engine) { fixture in
      let account = try await fixture.addAccounts(1)[0]
      let measures = ["a", "b"].map { HealthFixture.week($0, metric: $0, missing: .exclude) }
      let card = try await fixture.addCard(measures)
      try await fixture.send([40], of: "a", kind: .lastValue, from: Self.day, to: account)
      try await fixture.send([40], of: "b", kind: .lastValue, from: Self.day, to: fixture.addAccounts(1)[0])
      try await fixture.service.scoreAll(in: fixture.workspace)
      #expect(try await fixture.summary(account).band == .grey, "premise")
      let actions = ScorecardActions(database: fixture.db, service: fixture.service, effects: fixture.effects)
      let draft = ScorecardActions.Command(name: "Card", definition: card.definition)
      let preview = try await actions.preview(draft, of: card.id, by: fixture.actor)
      #expect(preview.accounts == 2 && preview.changed == 0 && preview.movers.isEmpty)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `an edit is a new version, the old scores keep theirs, and a stale edit is refused`(
    engine: TestEngine
  ) async throws {
    try await HealthFixture.with(engine) { fixture in
      let account = try await fixture.addAccounts(1)[0]
      let card = try await fixture.addCard([HealthFixture.week("a", metric: "a")])
      try await fixture.send([60, 60], of: "a", kind: .lastValue, from: Self.day, to: account)
      try await fixture.service.scoreAll(in: fixture.workspace)
      let actions = ScorecardActions(database: fixture.db, service: fixture.service, effects: fixture.effects)
      let command = ScorecardActions.Command(name: "New", definition: card.definition)
      let changed = try await actions.change(card.id, version: Int(card.version), to: command, by: fixture.actor)
      #expect(changed.version == card.version + 1)
      await #expect(throws: Problem.stale) {
        try await actions.change(card.id, version: Int(card.version), to: command, by: fixture.actor)
      }
      fixture.clock.move(to: Self.day + 1)
      try await fixture.service.scoreAll(in: fixture.workspace)
      #expect(try await fixture.versions([account]) == [card.version, changed.version])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `what is wrong with a draft is told with its place`(engine: TestEngine) async throws {
    try await HealthFixture.with(engine) { fixture in
      let card = try await fixture.addCard([HealthFixture.week("a", metric: "a")])
      let actions = ScorecardActions(database: fixture.db, service: fixture.service, effects: fixture.effects)
      let bad = ScoreException(
        key: "x", condition: "nothing:such", effect: .cap(Points(40)), reason: LocalizedText("x"))
      let draft = ScorecardActions.Command(
        name: " ",
        definition: ScoringFixture.scorecard([HealthFixture.week("a", metric: "nowhere")], exceptions: [bad]))
      let problem = await #expect(throws: Problem.self) {
        try await actions.change(card.id, version: nil, to: draft, by: fixture.actor)
      }
      #expect(
        problem?.fields.map(\.pointer) == [
          "/name", "/definition/measures/0/source/metric", "/definition/exceptions/0/condition",
        ])
    }
  }
}
