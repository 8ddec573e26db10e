import Foundation
import Identity
import Kernel
import Storage
import TestSupport
import Testing

@testable import App

@Suite struct NightlyWorkTests {
  private static let nights = ["customers.attachmentSweep", "health.nightly", "storage.statistics", "today.mornings"]

  @Test func `a new workspace is scored and the planner told the truth every night`() async throws {
    try await AppFixture.with { fixture, _ in
      let owner = NewOwner(
        name: "Mira", email: try #require(EmailAddress("mira@night.test")), password: "eleven-late-trains")
      let made = try await fixture.services.workspaces.create(NewWorkspace(name: "Night"), owner: owner)
      let due = try await fixture.schedules()
      #expect(due[made.id] == Self.nights)
    }
  }

  @Test func `a start schedules the nights of workspaces that have none`() async throws {
    try await AppFixture.with { fixture, _ in
      try await fixture.services.database.write { tx in try tx.execute("DELETE FROM schedule") }
      try await fixture.services.scheduleNightlyWork()
      try await fixture.services.scheduleNightlyWork()
      let due = try await fixture.schedules()
      #expect(due[fixture.acme.workspace.id] == Self.nights)
      #expect(due[fixture.globex.workspace.id] == Self.nights)
    }
  }
}

extension AppFixture {
  fileprivate func schedules() async throws -> [ID<Workspace>: [String]] {
    try await services.database.read { tx in
      let rows = try tx.all("SELECT workspace_id, kind FROM schedule ORDER BY kind") { row in
        (try row["workspace_id"] as ID<Workspace>, try row["kind"] as String)
      }
      return Dictionary(grouping: rows, by: \.0).mapValues { $0.map(\.1) }
    }
  }
}
