import Kernel
import Storage
import TestSupport
import Testing
import Web

@testable import Identity

@Suite struct CallerStoreTests {
  @Test(arguments: TestEngine.allCases)
  func `asking who it is reads by indexes alone`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let workspace = try await fixture.workspace()
      for kind in [SecretToken.Kind.session, .api] {
        let token = SecretToken(kind, in: workspace.id)
        let query = kind == .session ? CallerStore.sessionQuery(token) : CallerStore.tokenQuery(token)
        try await expectUsesIndex(query, in: fixture.db)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `while nothing is committed, an answer is remembered for moments only`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let workspace = try await fixture.workspace()
      let cookie = try await fixture.session(of: workspace.owner, in: workspace.id)
      // Another process that revokes the session: this one's database does not count its commit.
      let other = try await Database.open(fixture.db.location, options: fixture.db.options)
      let authenticator = fixture.authenticator
      #expect(try await authenticator.caller(for: .session(cookie)) != nil)
      try await other.write { tx in try SessionStore.deleteAll(tx, workspace.id, of: workspace.owner) }
      await other.close()
      #expect(try await authenticator.caller(for: .session(cookie)) != nil)
      fixture.clock.advance(by: .seconds(3))
      #expect(try await authenticator.caller(for: .session(cookie)) == nil)
    }
  }
}
