import Customers
import Jobs
import Kernel
import Storage
import TestSupport
import Testing

@testable import Health

@Suite struct `A measure of what people tell` {
  private static let day = HealthFixture.day

  private static func measure(_ field: AccountField) -> Measure {
    Measure(
      key: "told", name: LocalizedText("Told"), group: "all", source: .field(field.rawValue), window: .lastDays(90),
      aggregate: .last, curve: [-1: 10, 0: 50, 1: 90], weight: 1, missing: .exclude)
  }

  private static func actions(_ fixture: HealthFixture) -> ObservationActions {
    ObservationActions(
      database: fixture.db, effects: fixture.effects,
      factsChanged: { try Scoring.request($0, effects: fixture.effects, in: $1, $2) },
      pastChanged: { try Scoring.requestPast($0, effects: fixture.effects, in: $1, $2) })
  }

  @Test(arguments: TestEngine.allCases)
  func `is scored at once, keeps for ninety days and then says nothing`(engine: TestEngine) async throws {
    try await HealthFixture.with(engine) { fixture in
      let account = try await fixture.addAccounts(1)[0]
      try await fixture.addCard([Self.measure(.impression)])
      let actions = Self.actions(fixture)
      let person = Actor(
        workspace: fixture.workspace, kind: .person, person: fixture.effects.newID(),
        permissions: [.accountsRead, .accountsWrite], visibility: .all)
      try await actions.say(.bad, about: account, by: person)
      await fixture.runner.drain()
      #expect(try await fixture.summary(account).score == Points(10))
      fixture.clock.pass(.seconds(1))
      let better = try await actions.say(.good, about: account, by: person)
      await fixture.runner.drain()
      #expect(try await fixture.summary(account).score == Points(90))
      await #expect(throws: Problem.notFound) {
        try await actions.withdraw(better.id, of: account, by: fixture.actor)
      }
      try await actions.withdraw(better.id, of: account, by: person)
      await fixture.runner.drain()
      #expect(try await fixture.summary(account).score == Points(10))
      for (days, isKnown) in [(89, true), (90, false)] {
        fixture.clock.move(to: Self.day + days)
        try await fixture.service.score([account], in: fixture.workspace)
        let band = try await fixture.summary(account).band
        #expect((band != .grey) == isKnown, "after \(days) days")
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `is scored on past days as it was, and as it was known`(engine: TestEngine) async throws {
    try await HealthFixture.with(engine) { fixture in
      let account = try await fixture.addAccounts(1)[0]
      try await fixture.addCard([Self.measure(.impression)])
      try await Self.actions(fixture).say(.good, about: account, by: fixture.actor)
      for offset in 0..<4 {
        fixture.clock.move(to: Self.day + offset)
        try await fixture.service.score([account], in: fixture.workspace)
      }
      // Learned on the third day that it was bad on the second.
      try await Self.actions(fixture).say(
        .bad, about: account, at: (Self.day + 1).utcStart + .hours(13), by: fixture.actor)
      await fixture.runner.drain()
      let scores = try await fixture.history(account).prefix(4).map(\.score)
      #expect(scores == [Points(90), Points(10), Points(10), Points(10)])
      let known = try await fixture.db.read { tx in
        try ScoreReader(fixture.service).score(
          of: account, on: Self.day + 1, knownAt: (Self.day + 2).utcStart, today: Self.day + 3, in: fixture.workspace,
          tx)
      }
      #expect(known?.score.value == Points(90))
      let rows = try await fixture.db.read { tx in
        try ScoreReader(fixture.service).score(
          of: account, on: Self.day + 3, today: Self.day + 3, in: fixture.workspace, tx
        ).flatMap {
          try MeasureRows(
            "told", $0, account: account, at: .present, today: Self.day + 3, for: fixture.actor, tx)
        }
      }
      guard case .told(let told)? = rows?.rows else {
        Issue.record("what people told is not shown")
        return
      }
      #expect(told.map(\.judgement) == [.bad, .good])
    }
  }

  @Test func `counts in the evening west of Greenwich, where it is the next day of UTC already`() {
    var history = FieldHistory()
    history.told = [.impression: [(at: (Self.day + 1).utcStart + .hours(6), value: -1)]]
    #expect(history.told(.impression, on: Self.day, isPresent: true) == FieldReading(value: -1, day: Self.day))
    #expect(history.told(.impression, on: Self.day, isPresent: false) == nil)
  }

  @Test(arguments: TestEngine.allCases)
  func `counts the days since a champion left`(engine: TestEngine) async throws {
    try await HealthFixture.with(engine) { fixture in
      let account = try await fixture.addAccounts(1)[0]
      let since = Measure(
        key: "told", name: LocalizedText("Told"), group: "all", source: .field("daysSinceChampionLeft"),
        window: .lastDays(90), aggregate: .last, curve: [0: 0, 100: 100], weight: 1, missing: .exclude)
      try await fixture.addCard([since])
      let contacts = ContactActions(database: fixture.db, effects: fixture.effects)
      let champion = try await contacts.create(
        .init(
          details: ContactDetails(displayName: "Asha"), accounts: [ContactAccount(account: account, role: .champion)]),
        by: fixture.actor)
      try await Self.actions(fixture).leave(champion.id, of: account, by: fixture.actor)
      fixture.clock.move(to: Self.day + 30)
      try await fixture.service.score([account], in: fixture.workspace)
      #expect(try await fixture.summary(account).score == Points(30))
    }
  }
}
