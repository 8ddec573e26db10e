import Kernel
import TestSupport
import Testing

@testable import Identity

@Suite struct SetupTests {
  private static func setUp(_ fixture: IdentityFixture, _ name: String) async throws -> Workspace {
    try await fixture.workspaces.setUp(
      NewWorkspace(name: name),
      owner: NewOwner(
        name: "Asha Rao", email: try fixture.address("asha@example.com"), password: IdentityFixture.password)
    ).workspace
  }

  @Test(arguments: TestEngine.allCases)
  func `two first runs at once make one workspace`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let made = await withTaskGroup(of: Workspace?.self) { group in
        for number in 0..<4 { group.addTask { try? await Self.setUp(fixture, "Workspace \(number)") } }
        return await group.reduce(into: [Workspace]()) { if let workspace = $1 { $0.append(workspace) } }
      }
      #expect(made.count == 1)
      let all = try await fixture.db.read { tx in try WorkspaceStore.all(tx) }
      #expect(all.map(\.id) == made.map(\.id))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `the first run is over once the command line has made a workspace`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      _ = try await fixture.workspaceWithPassword()
      await expectProblem(404) { try await Self.setUp(fixture, "Late") }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `names of workspaces are unique however they are composed`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      _ = try await fixture.workspaceWithPassword("Caf\u{E9}")
      await expectProblem(422, "duplicate") { try await fixture.workspaceWithPassword("Cafe\u{301}") }
      let found = try await fixture.db.read { tx in try WorkspaceStore.find(tx, named: "Cafe\u{301}") }
      #expect(found?.name == "Caf\u{E9}")
    }
  }
}
