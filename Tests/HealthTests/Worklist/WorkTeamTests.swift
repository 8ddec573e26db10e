import Customers
import Kernel
import Storage
import TestSupport
import Testing

@testable import Health
@testable import Identity

@Suite struct `The list by person` {
  private static let day = WorklistFixture.day

  @Test(arguments: TestEngine.allCases)
  func `says what waits for each, what is at stake and what was done`(engine: TestEngine) async throws {
    try await WorklistFixture.with(engine) { fixture in
      try await fixture.account("One", mrr: 100_000, lastContact: 70)
      try await fixture.account("Two", mrr: 50_000, currency: .inr, lastContact: 80)
      let done = try await fixture.account("Done", lastContact: 70)
      try await fixture.account("Theirs", owner: fixture.colleague, lastContact: 70)
      try await fixture.account("Nobody's", lastContact: 70) { $0.owner = nil }
      try await fixture.refresh()
      try await fixture.actions.decide(.done, about: done, on: Self.day, by: fixture.restrictedSeeingAll)
      let team = try await fixture.team(.all, fixture.actor())
      #expect(team.rows.map(\.person) == [fixture.manager, nil, fixture.colleague])
      let own = try #require(team.rows.first)
      #expect(own.open == 2 && own.done == 0 && own.urgent == 0)
      #expect(
        Set(own.money) == [
          Money(minorUnits: 1_200_000, currency: .usd), Money(minorUnits: 600_000, currency: .inr),
        ])
      #expect(own.oldest == Self.day - 80 + 61)
      #expect(team.rows.last?.done == 1)
      #expect(team.names[fixture.manager] == "Mina Park")
      let restricted = try await fixture.team(.all, fixture.restricted)
      #expect(restricted.rows.map(\.person) == [fixture.colleague])
      #expect(try await fixture.team(.all, fixture.stranger).rows.isEmpty)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `counts which reasons people call no problem`(engine: TestEngine) async throws {
    try await WorklistFixture.with(engine) { fixture in
      let first = try await fixture.account("First", lastContact: 70)
      let second = try await fixture.account("Second", lastContact: 70)
      try await fixture.task(due: -3, of: second)
      try await fixture.refresh()
      let actor = fixture.actor()
      try await fixture.actions.decide(.notAProblem(reason: "They rest"), about: first, on: Self.day, by: actor)
      try await fixture.actions.decide(.done, about: second, on: Self.day, by: actor)
      let team = try await fixture.team(.all, actor)
      #expect(team.dismissals == [WorkTeam.Dismissal(kind: .noContact, decisions: 2, dismissed: 1)])
      #expect(try await fixture.team(.all, fixture.restricted).dismissals.isEmpty)
    }
  }

  @Test func `opens the list of each person, for those who see their accounts`() async throws {
    try await WorklistFixture.with(.sqlite) { fixture in
      try await fixture.account("Mine", lastContact: 70)
      try await fixture.account("Theirs", owner: fixture.colleague, lastContact: 70)
      try await fixture.refresh()
      try await TodayClient.with(fixture) { client in
        let page = try await client.page("/today/team")
        #expect(page.status == 200 && page.body.contains("person=\(fixture.colleague)"))
        let list = try await client.page("/?person=\(fixture.colleague)")
        #expect(list.body.contains("Theirs") && !list.body.contains("title=\"Mine\""))
        #expect(list.body.contains("Today · Ravi Rao"))
        let own = try await client.page("/today/team", as: "colleague")
        #expect(own.status == 303 && own.location == "/")
        #expect(try await client.page("/?person=\(fixture.manager)", as: "colleague").status == 422)
        let api = try await client.api(.get, "/api/v1/today?person=\(fixture.colleague)")
        #expect(api.body.contains("Theirs") && !api.body.contains("Mine"))
        #expect(api.body.contains("\"text\":\"Placed by money"))
        let team = try await client.api(.get, "/api/v1/today/team?scope=all")
        #expect(team.body.contains("\"name\":\"Ravi Rao\"") && team.body.contains("\"doneInLast7Days\":0"))
      }
    }
  }

  @Test func `decisions are told, and taken back, by the API`() async throws {
    try await WorklistFixture.with(.sqlite) { fixture in
      let account = try await fixture.account("Mine", lastContact: 70)
      try await fixture.refresh()
      try await TodayClient.with(fixture) { client in
        _ = try await client.api(.post, "/api/v1/today/\(account)/decision", #"{"kind": "done"}"#)
        let told = try await client.api(.get, "/api/v1/today/\(account)/decisions")
        #expect(told.body.contains("\"kind\":\"done\"") && told.body.contains("\"reasons\":[\"noContact\"]"))
        #expect(try await client.api(.get, "/api/v1/today/\(account)/decisions", as: "stranger").status == 404)
        #expect(try await client.api(.delete, "/api/v1/today/\(account)/decision").status == 204)
        #expect(try await client.api(.delete, "/api/v1/today/\(account)/decision").status == 404)
        #expect(try await fixture.shown() == ["Mine"])
      }
    }
  }
}

extension WorklistFixture {
  /// The colleague, if they saw all accounts.
  fileprivate var restrictedSeeingAll: Actor { actor(colleague) }

  fileprivate func team(_ scope: WorklistScope, _ actor: Actor) async throws -> WorkTeam {
    try await db.read { tx in try WorkTeam(WorklistChoice(scope), for: actor, on: Self.day, at: Self.now, tx) }
  }
}
