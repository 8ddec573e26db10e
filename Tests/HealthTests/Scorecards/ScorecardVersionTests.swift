import Customers
import Health
import Identity
import Kernel
import Storage
import TestSupport
import Testing

@Suite struct `The versions of a scorecard` {
  private static func actions(_ fixture: HealthFixture) -> ScorecardActions {
    ScorecardActions(database: fixture.db, service: fixture.service, effects: fixture.effects)
  }

  @Test(arguments: TestEngine.allCases)
  func `keep who, when and why, and an older one is taken up again as a new one`(engine: TestEngine) async throws {
    try await HealthFixture.with(engine) { fixture in
      let card = try await fixture.addCard([HealthFixture.week("a", metric: "a")])
      let account = try await fixture.addAccounts(1)[0]
      try await fixture.send([60], of: "a", kind: .lastValue, from: HealthFixture.day, to: account)
      let actions = Self.actions(fixture)
      var heavier = HealthFixture.week("a", metric: "a")
      heavier.weight = 5
      fixture.clock.pass(.hours(1))
      let changed = try await actions.change(
        card.id, version: Int(card.version),
        to: .init(name: "Renamed", reason: "Log-ins tell more", definition: ScoringFixture.scorecard([heavier])),
        by: fixture.actor)
      let restored = try await actions.restore(
        card.version, of: card.id, version: Int(changed.version), because: "It told less", by: fixture.actor)
      #expect(restored.definition == card.definition && restored.name == "Renamed")
      let versions = try await fixture.db.read { tx in
        try ScorecardStore.versions(of: card.id, limit: 10, in: fixture.workspace, tx)
      }
      #expect(versions.items.map(\.number) == [restored.version, changed.version, card.version])
      #expect(versions.items.map(\.reason) == ["It told less", "Log-ins tell more", nil])
      #expect(versions.items.map(\.name) == ["Renamed", "Renamed", "Card"])
      #expect(versions.items[0].createdAt > versions.items[2].createdAt)
      await #expect(throws: Problem.stale) {
        try await actions.restore(
          card.version, of: card.id, version: Int(changed.version), because: nil, by: fixture.actor)
      }
      await #expect(throws: Problem.notFound) {
        try await actions.restore(77, of: card.id, version: nil, because: nil, by: fixture.actor)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `come page by page, and none of another workspace`(engine: TestEngine) async throws {
    try await HealthFixture.with(engine) { fixture in
      var card = try await fixture.addCard([HealthFixture.week("a", metric: "a")])
      let account = try await fixture.addAccounts(1)[0]
      try await fixture.send([60], of: "a", kind: .lastValue, from: HealthFixture.day, to: account)
      for index in 0..<4 {
        card = try await Self.actions(fixture).change(
          card.id, version: nil, to: .init(name: "Card \(index)", definition: card.definition), by: fixture.actor)
      }
      let id = card.id
      let pages = try await fixture.db.read { tx in
        let first = try ScorecardStore.versions(of: id, limit: 3, in: fixture.workspace, tx)
        let second = try ScorecardStore.versions(of: id, after: first.next, limit: 3, in: fixture.workspace, tx)
        return [first, second, try ScorecardStore.versions(of: id, limit: 3, in: fixture.other, tx)]
      }
      #expect(pages.map { $0.items.map(\.number) } == [[5, 4, 3], [2, 1], []])
      #expect(pages[1].next == nil)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `do not keep the order of the rules, which has no gaps and no two in one place`(
    engine: TestEngine
  ) async throws {
    try await HealthFixture.with(engine) { fixture in
      let measures = [HealthFixture.week("a", metric: "a")]
      let account = try await fixture.addAccounts(1)[0]
      try await fixture.send([60], of: "a", kind: .lastValue, from: HealthFixture.day, to: account)
      let general = try await fixture.addCard(measures)
      let second = try await fixture.addCard(measures, filter: "tier:a", position: 7)
      let first = try await fixture.addCard(measures, filter: "tier:b", position: 1)
      let third = try await fixture.addCard(measures, filter: "tier:c")
      #expect(second.position == 1 && first.position == 1 && third.position == 3)
      #expect(try await fixture.cards().map(\.id) == [first.id, second.id, third.id, general.id])
      _ = try await Self.actions(fixture).change(
        third.id, version: nil, to: .init(name: "Third", filter: "tier:c", position: 1, definition: third.definition),
        by: fixture.actor)
      let cards = try await fixture.cards()
      #expect(cards.map(\.id) == [third.id, first.id, second.id, general.id])
      #expect(cards.map(\.position) == [1, 2, 3, nil])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `begin with those of a template or of a copy`(engine: TestEngine) async throws {
    try await HealthFixture.with(engine) { fixture in
      let account = try await fixture.addAccounts(1)[0]
      try await fixture.send([60, 20, 9], of: "logins", from: HealthFixture.day - 3, to: account)
      let card = try await fixture.addCard([HealthFixture.week("a", metric: "logins")])
      let actions = Self.actions(fixture)
      let made = try await actions.create(
        NewScorecard(name: "Led", filter: "tier:a", from: .template(.productLed)), by: fixture.actor)
      #expect(made.card.definition.measures.map(\.key) == ["daysActive", "useChange"])
      #expect(made.leftOut == [.usersPerSeat, .errorsPerUse, .urgentTickets, .satisfaction])
      let copy = try await actions.create(
        NewScorecard(name: "Copy", filter: "tier:b", from: .copy(card.id)), by: fixture.actor)
      #expect(copy.card.definition == card.definition && copy.card.id != card.id)
      await #expect(throws: Problem.invalid("/copyOf", "unknownReference")) {
        try await actions.create(
          NewScorecard(name: "Copy", filter: "tier:b", from: .copy(ID(high: 1, low: 1))), by: fixture.actor)
      }
      let problem = await #expect(throws: Problem.self) {
        try await actions.create(NewScorecard(name: " ", filter: "nowhere:b", from: .copy(card.id)), by: fixture.actor)
      }
      #expect(problem?.fields.map(\.pointer) == ["/name", "/filter"])
      #expect(problem?.fields.last?.arguments["word"] == "nowhere")
    }
  }
}
