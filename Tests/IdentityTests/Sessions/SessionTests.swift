import Kernel
import TestSupport
import Testing
import Web

@testable import Identity

@Suite struct SessionTests {
  @Test(arguments: TestEngine.allCases)
  func `a session ends when it is not used, and in the end anyway`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let workspace = try await fixture.workspace()
      let idle = try await fixture.session(of: workspace.owner, in: workspace.id)
      let used = try await fixture.session(of: workspace.owner, in: workspace.id)
      for _ in 0..<5 {
        fixture.clock.advance(by: .days(6))
        #expect(
          try await fixture.actor(used) != nil || fixture.clock.now.milliseconds >= 1_795_000_000_000 + 30 * 86_400_000)
      }
      #expect(try await fixture.actor(idle) == nil)
      #expect(try await fixture.actor(used) == nil)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `use keeps a session alive beyond the idle limit`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let workspace = try await fixture.workspace()
      let cookie = try await fixture.session(of: workspace.owner, in: workspace.id)
      for _ in 0..<4 {
        fixture.clock.advance(by: .days(6))
        #expect(try await fixture.actor(cookie)?.person == workspace.owner)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a revoked session is refused by the next request, also from memory`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let workspace = try await fixture.workspace()
      let cookie = try await fixture.session(of: workspace.owner, in: workspace.id)
      let authenticator = fixture.authenticator
      #expect(try await authenticator.caller(for: .session(cookie)) != nil)
      let sessions = try await fixture.db.read { [now = fixture.clock.now] tx in
        try SessionStore.all(tx, workspace.id, of: workspace.owner, at: now, idle: .days(7))
      }
      try await fixture.sessions.revoke(sessions[0].id, by: workspace.ownerActor)
      #expect(try await authenticator.caller(for: .session(cookie)) == nil)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `only those who manage people end the sessions of others`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let workspace = try await fixture.workspace()
      let viewer = try await fixture.people.add(
        name: "민준", email: try fixture.address("minjun@example.com"), role: .builtIn(.viewer), by: workspace.ownerActor)
      let cookie = try await fixture.session(of: workspace.owner, in: workspace.id)
      let id = try await fixture.db.read { [now = fixture.clock.now] tx in
        try SessionStore.all(tx, workspace.id, of: workspace.owner, at: now, idle: .days(7))[0].id
      }
      await expectProblem(404) { try await fixture.sessions.revoke(id, by: workspace.actor(viewer, .viewer)) }
      #expect(try await fixture.actor(cookie) != nil)
      try await fixture.sessions.revoke(id, by: workspace.ownerActor)
      #expect(try await fixture.actor(cookie) == nil)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `signing in again gives a new token and ends the browser's old session`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let workspace = try await fixture.workspace()
      let old = try await fixture.session(of: workspace.owner, in: workspace.id)
      let new = try await fixture.sessions.start(
        for: workspace.owner, in: workspace.id, former: old, from: fixture.client)
      #expect(new.text != old)
      #expect(try await fixture.actor(old) == nil)
      #expect(try await fixture.actor(new.text) != nil)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `changing the password needs the old one and ends all other sessions`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let workspace = try await fixture.workspaceWithPassword()
      let owner = try await fixture.db.read { tx in try PersonStore.all(tx, workspace.id)[0].person.id }
      let here = try await fixture.session(of: owner, in: workspace.id)
      let elsewhere = try await fixture.session(of: owner, in: workspace.id)
      let actor = try #require(try await fixture.actor(here))
      await expectProblem(422, "wrongPassword") {
        try await fixture.sessions.changePassword(
          from: "not the old one", to: "acht grüne Kraniche", keeping: here, by: actor)
      }
      #expect(try await fixture.actor(elsewhere) != nil)
      try await fixture.sessions.changePassword(
        from: IdentityFixture.password, to: "acht grüne Kraniche", keeping: here, by: actor)
      #expect(try await fixture.actor(here) != nil)
      #expect(try await fixture.actor(elsewhere) == nil)
      guard case .refused = try await fixture.signIn() else {
        Issue.record("the old password still works")
        return
      }
      guard case .signedIn = try await fixture.signIn("acht grüne Kraniche") else {
        Issue.record("the new password does not work")
        return
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `the database holds no token that could be used`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let workspace = try await fixture.workspace()
      let cookie = try await fixture.session(of: workspace.owner, in: workspace.id)
      let hash: [UInt8]? = try await fixture.db.read { tx in
        try tx.value("SELECT token_hash FROM session WHERE workspace_id = \(workspace.id)")
      }
      #expect(hash == Sodium.sha256(cookie.utf8))
      let other = cookie.hasSuffix("A") ? "B" : "A"
      #expect(try await fixture.actor(String(cookie.dropLast()) + other) == nil)
    }
  }
}
