import Kernel
import TestSupport
import Testing
import Web

@testable import Identity

@Suite struct RoleTests {
  @Test(arguments: TestEngine.allCases)
  func `a role of the workspace's own decides what its people may do`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let workspace = try await fixture.workspace()
      let role = try await fixture.roles.create(
        RoleDraft(name: "분석가", permissions: [.accountsRead, .auditRead], visibility: .mine), by: workspace.ownerActor)
      let person = try await fixture.people.add(
        name: "Lee", email: try fixture.address("lee@example.com"), role: .custom(role), by: workspace.ownerActor)
      let cookie = try await fixture.session(of: person, in: workspace.id)
      let actor = try await fixture.actor(cookie)
      #expect(actor?.permissions == [.accountsRead, .auditRead])
      #expect(actor?.visibility == .ownedBy([person]))
      await expectProblem(409, "roleInUse") { try await fixture.roles.delete(role, by: workspace.ownerActor) }
      try await fixture.people.changeRole(of: person, to: .builtIn(.viewer), by: workspace.ownerActor)
      try await fixture.roles.delete(role, by: workspace.ownerActor)
      #expect(try await fixture.actor(cookie)?.permissions == BuiltInRole.viewer.permissions)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `nobody puts into a role what they may not do`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let workspace = try await fixture.workspace()
      let limited = Actor(
        workspace: workspace.id, kind: .person, person: workspace.owner, permissions: [.peopleManage],
        visibility: .all)
      let draft = RoleDraft(name: "Wide", permissions: [.tokensManage], visibility: .all)
      await expectProblem(403) { try await fixture.roles.create(draft, by: limited) }
      _ = try await fixture.roles.create(draft, by: workspace.ownerActor)
      await expectProblem(422, "duplicate") { try await fixture.roles.create(draft, by: workspace.ownerActor) }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a role that sees its teams sees the people who share one`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let workspace = try await fixture.workspace()
      var people: [ID<Person>] = []
      for name in ["a", "b", "c"] {
        people.append(
          try await fixture.people.add(
            name: name, email: try fixture.address("\(name)@example.com"), role: .builtIn(.csm),
            by: workspace.ownerActor))
      }
      let (a, b, c) = (people[0], people[1], people[2])
      let cookie = try await fixture.session(of: a, in: workspace.id)
      #expect(try await fixture.actor(cookie)?.visibility == .all)
      try await fixture.roles.setVisibility(.csm, .teams, by: workspace.ownerActor)
      #expect(try await fixture.actor(cookie)?.visibility == .ownedBy([a]))
      let team = try await fixture.teams.create(name: "North", members: [a, b], by: workspace.ownerActor)
      _ = try await fixture.teams.create(name: "South", members: [c], by: workspace.ownerActor)
      #expect(try await fixture.actor(cookie)?.visibility == .ownedBy([a, b]))
      try await fixture.teams.change(team, name: "North", members: [b], by: workspace.ownerActor)
      #expect(try await fixture.actor(cookie)?.visibility == .ownedBy([a]))
    }
  }

  @Test(arguments: [BuiltInRole.owner, .admin])
  func `those who run a workspace always see all of it`(_ role: BuiltInRole) async throws {
    try await IdentityFixture.with(.sqlite) { fixture in
      let workspace = try await fixture.workspace()
      await expectProblem(404) { try await fixture.roles.setVisibility(role, .mine, by: workspace.ownerActor) }
    }
  }
}
