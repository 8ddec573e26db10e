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
  func `members see the account while they are on the team, and the timeline tells of it`(
    engine: TestEngine
  ) async throws {
    try await MergeFixture.with(engine) { fixture in
      let person = try #require(ID<Person>(fixture.sample.id("settings/people")))
      let own = Actor(
        workspace: fixture.workspace, kind: .person, person: person, permissions: [.accountsRead],
        visibility: .ownedBy([person]))
      func sees() async throws -> Bool {
        try await fixture.db.read { tx in
          (try? AccountAccess.load(fixture.beta, for: own, tx)) != nil
        }
      }
      let path = "/api/v1/accounts/\(fixture.beta)/members"
      let filter = "/api/v1/accounts?filter=\(AppClient.encoded("member:\(person) Beta"))"
      #expect(try await !sees())
      try await fixture.send("POST", path, #"{"personId": "\#(person)", "role": "sponsor"}"#)
      #expect(try await sees())
      #expect(try await fixture.send("GET", filter).items().count == 1)
      try await fixture.send("POST", path, #"{"personId": "\#(person)", "role": "engineer"}"#)
      try await fixture.send("POST", path, #"{"personId": "\#(person)", "role": "engineer"}"#)
      try await fixture.send("DELETE", "\(path)/\(person)")
      #expect(try await !sees())
      #expect(try await fixture.send("GET", filter).items().count == 0)
      let timeline = try await fixture.send("GET", "/api/v1/accounts/\(fixture.beta)/timeline")
      let kinds = timeline.items().indices.compactMap { timeline.text("items.\($0).kind") }
      #expect(
        kinds.filter { $0.hasPrefix("member.") }.sorted() == ["member.added", "member.changed", "member.removed"])
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
