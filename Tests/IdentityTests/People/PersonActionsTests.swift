import Kernel
import TestSupport
import Testing

@testable import Identity

@Suite struct PersonActionsTests {
  @Test(arguments: TestEngine.allCases)
  func `the last owner can be neither demoted nor deactivated`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let workspace = try await fixture.workspace()
      let actor = workspace.ownerActor
      await expectProblem(409, "lastOwner") {
        try await fixture.people.changeRole(of: workspace.owner, to: .builtIn(.viewer), by: actor)
      }
      await expectProblem(409, "lastOwner") { try await fixture.people.deactivate(workspace.owner, by: actor) }
      let second = try await fixture.people.add(
        name: "둘째", email: try fixture.address("second@example.com"), role: .builtIn(.owner), by: actor)
      try await fixture.people.changeRole(of: workspace.owner, to: .builtIn(.viewer), by: actor)
      await expectProblem(409, "lastOwner") {
        try await fixture.people.deactivate(second, by: workspace.actor(second, .owner))
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `of two owners who remove each other at once one stays`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let workspace = try await fixture.workspace()
      let second = try await fixture.people.add(
        name: "Second", email: try fixture.address("second@example.com"), role: .builtIn(.owner),
        by: workspace.ownerActor)
      async let one: Void = fixture.people.deactivate(second, by: workspace.ownerActor)
      async let other: Void = fixture.people.deactivate(workspace.owner, by: workspace.actor(second, .owner))
      _ = try? await one
      _ = try? await other
      let owners = try await fixture.db.read { tx in
        try PersonStore.all(tx, workspace.id).filter { $0.role == .builtIn(.owner) && $0.isActive }
      }
      #expect(owners.count == 1)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `deactivation ends sessions and tokens, for good`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let workspace = try await fixture.workspace()
      let person = try await fixture.people.add(
        name: "Kim", email: try fixture.address("kim@example.com"), role: .builtIn(.csm), by: workspace.ownerActor)
      let cookie = try await fixture.session(of: person, in: workspace.id)
      let token = try await fixture.tokens.create(
        name: "sync", scopes: [.read], expiresIn: nil, by: workspace.actor(person, .csm))
      let authenticator = fixture.authenticator
      #expect(try await authenticator.caller(for: .bearer(token.text)) != nil)
      try await fixture.people.deactivate(person, by: workspace.ownerActor)
      #expect(try await authenticator.caller(for: .session(cookie)) == nil)
      #expect(try await authenticator.caller(for: .bearer(token.text)) == nil)
      try await fixture.people.reactivate(person, by: workspace.ownerActor)
      #expect(try await authenticator.caller(for: .session(cookie)) == nil)
      #expect(try await authenticator.caller(for: .bearer(token.text)) == nil)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `another workspace sees and changes nobody here`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let here = try await fixture.workspace("Here")
      let there = try await fixture.workspace("There")
      let stranger = there.ownerActor
      await expectProblem(404) { try await fixture.people.deactivate(here.owner, by: stranger) }
      await expectProblem(404) {
        try await fixture.people.changeRole(of: here.owner, to: .builtIn(.viewer), by: stranger)
      }
      let token = try await fixture.tokens.create(name: "t", scopes: [.read], expiresIn: 1, by: here.ownerActor)
      await expectProblem(404) { try await fixture.tokens.revoke(token.token.id, by: stranger) }
      let role = try await fixture.roles.create(
        RoleDraft(name: "R", permissions: [], visibility: .all), by: here.ownerActor)
      await expectProblem(404) { try await fixture.roles.delete(role, by: stranger) }
      await expectProblem(422) {
        try await fixture.people.changeRole(of: there.owner, to: .custom(role), by: stranger)
      }
      let team = try await fixture.teams.create(name: "T", members: [here.owner], by: here.ownerActor)
      await expectProblem(404) { try await fixture.teams.delete(team, by: stranger) }
      await expectProblem(422) { try await fixture.teams.create(name: "X", members: [here.owner], by: stranger) }
      try await fixture.db.read { [now = fixture.clock.now] tx in
        #expect(try PersonStore.all(tx, there.id).map(\.person.id) == [there.owner])
        #expect(try TokenStore.all(tx, there.id).isEmpty)
        #expect(try TeamStore.all(tx, there.id).isEmpty)
        #expect(try RoleStore.custom(tx, there.id).isEmpty)
        #expect(try InvitationStore.open(tx, there.id, at: now).isEmpty)
        let log = try AuditStore.page(tx, there.id, AuditFilter(), after: nil, limit: 50)
        #expect(log.items.isEmpty)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `people come in pages by name`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let workspace = try await fixture.workspace()
      for name in ["Bo", "Bo", "Chris", "प्रिया", "민준"] {
        try await fixture.people.add(
          name: name, email: try fixture.address("\(fixture.effects.newID(Person.self))@example.com"),
          role: .builtIn(.csm), by: workspace.ownerActor)
      }
      var (names, cursor): ([String], Cursor?) = ([], nil)
      repeat {
        let page = try await fixture.db.read { [cursor] tx in
          try PersonStore.page(tx, workspace.id, after: cursor, limit: 2)
        }
        names += page.items.map(\.person.name)
        cursor = page.next
      } while cursor != nil
      #expect(names.count == 6)
      #expect(names.prefix(3) == ["Asha Rao", "Bo", "Bo"])
    }
  }
}
