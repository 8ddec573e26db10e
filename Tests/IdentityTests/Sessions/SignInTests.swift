import Kernel
import TestSupport
import Testing
import Web

@testable import Identity

@Suite struct SignInTests {
  @Test(arguments: TestEngine.allCases)
  func `the right password signs in and anything else does not`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let workspace = try await fixture.workspaceWithPassword()
      guard case .signedIn(let token) = try await fixture.signIn(email: " ASHA@example.com") else {
        Issue.record("refused")
        return
      }
      #expect(try await fixture.actor(token.text)?.workspace == workspace.id)
      guard case .refused = try await fixture.signIn("sieben blaue Kranichf") else {
        Issue.record("a wrong password was taken")
        return
      }
      guard case .refused = try await fixture.signIn(email: "nobody@example.com") else {
        Issue.record("somebody unknown was let in")
        return
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `too many attempts are refused, even with the right password, until time has passed`(_ engine: TestEngine)
    async throws
  {
    try await IdentityFixture.with(engine) { fixture in
      for _ in 0..<10 { _ = try await fixture.signIn("wrong wrong wrong", email: "nobody@example.com") }
      await expectProblem(429) { try await fixture.signIn(email: "nobody@example.com") }
      fixture.clock.advance(by: .minutes(2))
      guard case .refused = try await fixture.signIn(email: "nobody@example.com") else {
        Issue.record("somebody unknown was let in")
        return
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a password that is right in two workspaces asks which`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let first = try await fixture.workspaceWithPassword("Acme")
      let second = try await fixture.workspaceWithPassword("Bharat Foods")
      guard case .choose(let offered) = try await fixture.signIn() else {
        Issue.record("did not ask")
        return
      }
      #expect(Set(offered.map(\.id)) == [first.id, second.id])
      let outcome = try await fixture.sessions.signIn(
        try fixture.address("asha@example.com"), password: IdentityFixture.password, to: second.id, former: nil,
        from: fixture.client)
      guard case .signedIn(let token) = outcome else {
        Issue.record("did not sign in to the chosen one")
        return
      }
      #expect(token.workspace == second.id)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `who was deactivated is refused like a stranger`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let workspace = try await fixture.workspaceWithPassword()
      let owner = try await fixture.db.read { tx in try PersonStore.all(tx, workspace.id)[0].person.id }
      try await fixture.db.write { tx in
        try PersonStore.setDeactivated(tx, workspace.id, owner, at: fixture.clock.now, by: nil)
      }
      guard case .refused = try await fixture.signIn() else {
        Issue.record("was let in")
        return
      }
    }
  }
}
