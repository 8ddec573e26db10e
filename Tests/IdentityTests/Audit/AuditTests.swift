import Kernel
import TestSupport
import Testing

@testable import Identity

@Suite struct AuditTests {
  @Test(arguments: TestEngine.allCases)
  func `every change leaves a line that says who did what to whom`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let workspace = try await fixture.workspace()
      let person = try await fixture.people.add(
        name: "Kim", email: try fixture.address("kim@example.com"), role: .builtIn(.csm), by: workspace.ownerActor)
      try await fixture.people.changeRole(of: person, to: .builtIn(.agent), by: workspace.ownerActor)
      let page = try await fixture.db.read { tx in
        try AuditStore.page(tx, workspace.id, AuditFilter(), after: nil, limit: 10)
      }
      #expect(page.items.map(\.action) == [.personRoleChanged, .personAdded])
      #expect(page.items[0].actor == .person(workspace.owner))
      #expect(page.items[0].subject == person.description)
      #expect(page.items[0].details == ["from": "csm", "to": "agent"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `what fails leaves no line`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let workspace = try await fixture.workspace()
      await expectProblem(409) { try await fixture.people.deactivate(workspace.owner, by: workspace.ownerActor) }
      let page = try await fixture.db.read { tx in
        try AuditStore.page(tx, workspace.id, AuditFilter(), after: nil, limit: 10)
      }
      #expect(page.items.isEmpty)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `the log is read in pages and by person, action and time`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let workspace = try await fixture.workspace()
      let start = fixture.clock.now
      for number in 0..<5 {
        fixture.clock.advance(by: .minutes(1))
        try await fixture.db.write { [effects = fixture.effects] tx in
          try Audit.record(
            tx, number.isMultiple(of: 2) ? workspace.ownerActor : .system(in: workspace.id), "thing.changed",
            subject: String(number), effects)
        }
      }
      func subjects(_ filter: AuditFilter, after cursor: Cursor? = nil) async throws -> Page<AuditEntry> {
        try await fixture.db.read { tx in try AuditStore.page(tx, workspace.id, filter, after: cursor, limit: 2) }
      }
      let first = try await subjects(AuditFilter())
      #expect(first.items.map(\.subject) == ["4", "3"])
      #expect(try await subjects(AuditFilter(), after: first.next).items.map(\.subject) == ["2", "1"])
      #expect(try await subjects(AuditFilter(person: workspace.owner)).items.map(\.subject) == ["4", "2"])
      #expect(try await subjects(AuditFilter(action: .tokenRevoked)).items.isEmpty)
      let window = AuditFilter(from: start + .minutes(2), until: start + .minutes(3))
      #expect(try await subjects(window).items.map(\.subject) == ["1"])
      await expectProblem(422, "notACursor") { try await subjects(AuditFilter(), after: Cursor(["x"])) }
    }
  }
}
