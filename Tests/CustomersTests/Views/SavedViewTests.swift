import Kernel
import Storage
import TestSupport
import Testing

@testable import Customers

@Suite struct `A saved view` {
  @Test(arguments: TestEngine.allCases)
  func `is its maker's own until it is shared`(engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { slice in
      let actions = SavedViewActions(database: slice.db, effects: slice.effects)
      let view = try await actions.create(Self.details, by: slice.manager)
      func seen(by actor: Actor) async throws -> [SavedView] {
        try await slice.db.read { tx in try SavedViewStore.all(for: actor.person, in: actor.workspace, tx) }
      }
      let (own, others) = (try await seen(by: slice.manager), try await seen(by: slice.csm))
      #expect(own == [view] && others == [])
      let shared = try await actions.change(view.id, version: 1, by: slice.manager) { $0.isShared = true }
      let (now, elsewhere) = (try await seen(by: slice.csm), try await seen(by: slice.stranger))
      #expect(now == [shared] && elsewhere == [])
      #expect(shared.details.columns == [.arr, .health] && shared.version == 2)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `is changed and removed by whom it belongs to`(engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { slice in
      let actions = SavedViewActions(database: slice.db, effects: slice.effects)
      var details = Self.details
      let hidden = try await actions.create(details, by: slice.manager)
      details.isShared = true
      let shared = try await actions.create(details, by: slice.manager)
      await #expect(throws: Problem.notFound) { try await actions.delete(hidden.id, by: slice.csm) }
      await #expect(throws: Problem.conflict("viewOfSomebodyElse")) {
        try await actions.delete(shared.id, by: slice.csm)
      }
      await #expect(throws: Problem.stale) {
        _ = try await actions.change(shared.id, version: 7, by: slice.manager) { $0.name = "Other" }
      }
      try await actions.delete(shared.id, by: slice.manager)
      await #expect(throws: Problem.notFound) { try await actions.delete(shared.id, by: slice.manager) }
    }
  }

  private static let details = SavedViewDetails(
    name: "Mine", isShared: false, filter: "owner:me", sort: "-mrr", columns: [.arr, .health])
}
