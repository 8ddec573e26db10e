import Kernel
import TestSupport
import Testing
import Web

@testable import Identity

@Suite struct TokenTests {
  @Test(arguments: TestEngine.allCases)
  func `a token may do what its scopes say and its person may`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let workspace = try await fixture.workspace()
      let agent = try await fixture.people.add(
        name: "Agent", email: try fixture.address("agent@example.com"), role: .builtIn(.agent),
        by: workspace.ownerActor)
      let made = try await fixture.tokens.create(
        name: "sync", scopes: [.read, .write], expiresIn: nil, by: workspace.actor(agent, .agent))
      #expect(made.text.hasPrefix("sth_"))
      let caller = try await fixture.authenticator.caller(for: .bearer(made.text))
      #expect(caller?.actor.permissions == [.accountsRead, .healthRead, .accountsWrite])
      #expect(caller?.actor.kind == .token(name: "sync"))
      #expect(caller?.actor.person == agent)
      try await fixture.people.changeRole(of: agent, to: .builtIn(.viewer), by: workspace.ownerActor)
      let later = try await fixture.authenticator.caller(for: .bearer(made.text))
      #expect(later?.actor.permissions == [.accountsRead, .healthRead])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a scope of which one has nothing is refused, and so are none`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let workspace = try await fixture.workspace()
      let viewer = workspace.actor(workspace.owner, .viewer)
      await expectProblem(422, "beyondOwnRights") {
        try await fixture.tokens.create(name: "t", scopes: [.read, .admin], expiresIn: nil, by: viewer)
      }
      await expectProblem(422, "required") {
        try await fixture.tokens.create(name: "t", scopes: [], expiresIn: nil, by: viewer)
      }
      await expectProblem(422, "outOfRange") {
        try await fixture.tokens.create(name: "t", scopes: [.read], expiresIn: 0, by: viewer)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a token ends at its expiry and by revocation`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let workspace = try await fixture.workspace()
      let short = try await fixture.tokens.create(name: "s", scopes: [.read], expiresIn: 1, in: workspace.id)
      let long = try await fixture.tokens.create(name: "l", scopes: [.read], expiresIn: nil, in: workspace.id)
      let authenticator = fixture.authenticator
      #expect(try await authenticator.caller(for: .bearer(short.text))?.actor.person == workspace.owner)
      fixture.clock.advance(by: .days(1))
      #expect(try await authenticator.caller(for: .bearer(short.text)) == nil)
      #expect(try await authenticator.caller(for: .bearer(long.text)) != nil)
      try await fixture.tokens.revoke(long.token.id, by: workspace.ownerActor)
      #expect(try await authenticator.caller(for: .bearer(long.text)) == nil)
      await expectProblem(404) { try await fixture.tokens.revoke(long.token.id, by: workspace.ownerActor) }
      let log = try await fixture.db.read { tx in
        try AuditStore.page(tx, workspace.id, AuditFilter(action: .tokenRevoked), after: nil, limit: 10)
      }
      #expect(log.items.map(\.details) == [["name": "l"]])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `the last use is written at most once a minute`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let workspace = try await fixture.workspace()
      let made = try await fixture.tokens.create(name: "s", scopes: [.read], expiresIn: nil, in: workspace.id)
      func lastUsed() async throws -> Timestamp? {
        try await fixture.db.read { tx in try TokenStore.all(tx, workspace.id)[0].lastUsedAt }
      }
      #expect(try await lastUsed() == nil)
      let first = fixture.clock.now
      _ = try await fixture.authenticator.caller(for: .bearer(made.text))
      #expect(try await lastUsed() == first)
      fixture.clock.advance(by: .seconds(59))
      _ = try await fixture.authenticator.caller(for: .bearer(made.text))
      #expect(try await lastUsed() == first)
      fixture.clock.advance(by: .seconds(1))
      _ = try await fixture.authenticator.caller(for: .bearer(made.text))
      #expect(try await lastUsed() == fixture.clock.now)
    }
  }

  @Test func `tokens and cookies do not stand for each other`() throws {
    let workspace = IDSource().make(Workspace.self, at: Timestamp(milliseconds: 1))
    let token = SecretToken(.api, in: workspace)
    #expect(SecretToken(.api, reading: token.text)?.workspace == workspace)
    #expect(SecretToken(.session, reading: token.text) == nil)
    for broken in ["", "sth_", token.text + "x", String(token.text.dropLast()), "sth_é" + token.text.dropFirst(6)] {
      #expect(SecretToken(.api, reading: broken) == nil)
    }
  }
}
