import Kernel
import TestSupport
import Testing

@testable import Identity

@Suite struct InvitationTests {
  private let password = "neun rote Kraniche"

  @Test(arguments: TestEngine.allCases)
  func `an invitation makes a person once`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let workspace = try await fixture.workspace()
      let token = try await fixture.invitations.invite(
        try fixture.address("priya@example.com"), as: .builtIn(.csm), by: workspace.ownerActor)
      let open = try await fixture.invitations.open(token.text)
      let id = try await fixture.invitations.accept(open, name: "प्रिया शर्मा", password: password, language: .hindi)
      let member = try await fixture.db.read { tx in try PersonStore.find(tx, workspace.id, id) }
      #expect(member?.person.name == "प्रिया शर्मा")
      #expect(member?.role == .builtIn(.csm))
      #expect(member?.language == .hindi)
      await expectProblem(404, "invitationGone") { try await fixture.invitations.open(token.text) }
      await expectProblem(404, "invitationGone") {
        try await fixture.invitations.accept(open, name: "Other", password: password, language: .english)
      }
      guard case .signedIn = try await fixture.signIn(password, email: "priya@example.com") else {
        Issue.record("cannot sign in")
        return
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `an invitation ends after a week`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let workspace = try await fixture.workspace()
      let token = try await fixture.invitations.invite(
        try fixture.address("priya@example.com"), as: .builtIn(.csm), by: workspace.ownerActor)
      fixture.clock.advance(by: .days(7) - .seconds(1))
      let open = try await fixture.invitations.open(token.text)
      fixture.clock.advance(by: .seconds(1))
      await expectProblem(404, "invitationGone") { try await fixture.invitations.open(token.text) }
      await expectProblem(404, "invitationGone") {
        try await fixture.invitations.accept(open, name: "Priya", password: password, language: .english)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a new invitation of the same address replaces the old one`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let workspace = try await fixture.workspace()
      let email = try fixture.address("priya@example.com")
      let old = try await fixture.invitations.invite(email, as: .builtIn(.csm), by: workspace.ownerActor)
      let new = try await fixture.invitations.invite(email, as: .builtIn(.agent), by: workspace.ownerActor)
      await expectProblem(404, "invitationGone") { try await fixture.invitations.open(old.text) }
      #expect(try await fixture.invitations.open(new.text).invitation.role == .builtIn(.agent))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `who is there already is not invited again`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let workspace = try await fixture.workspace()
      await expectProblem(422, "duplicate") {
        try await fixture.invitations.invite(
          try fixture.address("ASHA@example.com"), as: .builtIn(.csm), by: workspace.ownerActor)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `an admin invites admins but no owner`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let workspace = try await fixture.workspace()
      let admin = try await fixture.people.add(
        name: "Admin", email: try fixture.address("admin@example.com"), role: .builtIn(.admin),
        by: workspace.ownerActor)
      let actor = workspace.actor(admin, .admin)
      let email = try fixture.address("new@example.com")
      _ = try await fixture.invitations.invite(email, as: .builtIn(.admin), by: actor)
      await expectProblem(403) { try await fixture.invitations.invite(email, as: .builtIn(.owner), by: actor) }
    }
  }
}
