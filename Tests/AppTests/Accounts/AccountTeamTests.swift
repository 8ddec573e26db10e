import Kernel
import TestSupport
import Testing

@testable import Customers

@Suite struct `An account's team and stages` {
  @Test(arguments: TestEngine.allCases)
  func `members have a role in the company's words, and come and go`(engine: TestEngine) async throws {
    try await MergeFixture.with(engine) { fixture in
      let person = fixture.sample.id("settings/people")
      let path = "/api/v1/accounts/\(fixture.beta)/members"
      try await fixture.send("POST", path, #"{"personId": "\#(person)", "role": "sponsor"}"#)
      let members = try await fixture.send("POST", path, #"{"personId": "\#(person)", "role": "समाधान इंजीनियर"}"#)
      #expect(members.items().count == 1 && members.text("items.0.role") == "समाधान इंजीनियर")
      let page = try await fixture.client.get("/accounts/\(fixture.beta)", fixture.sample.owner)
      #expect(page.body.contains("समाधान इंजीनियर"))
      let unknown = #"{"personId": "per_00000000000000000000000000", "role": "x"}"#
      try await fixture.send("POST", path, unknown, expecting: 422...422)
      try await fixture.send("DELETE", "\(path)/\(person)")
      try await fixture.send("DELETE", "\(path)/\(person)", expecting: 404...404)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a change of stage says who, when and why`(engine: TestEngine) async throws {
    try await MergeFixture.with(engine) { fixture in
      let later = Effects(
        clock: { AppFixture.now + .hours(1) }, ids: IDSource(random: SeededRandom(seed: 5)))
      let owner = try #require(ID<Person>(fixture.sample.id("owner")))
      let actor = Actor(
        workspace: fixture.workspace, kind: .person, person: owner, permissions: [.accountsWrite], visibility: .all)
      let actions = AccountActions(database: fixture.db, effects: later)
      _ = try await actions.change(fixture.beta, version: nil, by: actor) { command in
        command.details.stage = .churned
        command.stageReason = "Talks began"
      }
      let stages = try await fixture.send("GET", "/api/v1/accounts/\(fixture.beta)/stages")
      #expect(stages.text("items.0.to") == "churned" && stages.text("items.0.from") == "renewing")
      #expect(stages.text("items.0.reason") == "Talks began")
      #expect(stages.text("items.0.changedBy") == fixture.sample.id("owner"))
      let page = try await fixture.client.get("/accounts/\(fixture.beta)", fixture.sample.owner)
      #expect(page.body.contains("Talks began"))
    }
  }
}
