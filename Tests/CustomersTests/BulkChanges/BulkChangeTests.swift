import Kernel
import Storage
import TestSupport
import Testing

@testable import Customers

@Suite struct `A change of many accounts` {
  @Test(arguments: TestEngine.allCases)
  func `is previewed by old and new value before anything happens`(engine: TestEngine) async throws {
    try await BulkFixture.with(engine) { fixture in
      let change = try await fixture.plan(BulkEdit(stage: .renewing, addTags: ["q4"], removeTags: ["pilot"]))
      let expected: [BulkEffectCount] = [
        BulkEffectCount(effect: BulkEffect(field: .stage, from: "adopting", to: "renewing"), accounts: 2),
        BulkEffectCount(effect: BulkEffect(field: .stage, from: "churned", to: "renewing"), accounts: 1),
        BulkEffectCount(effect: BulkEffect(field: .tag, from: nil, to: "q4"), accounts: 4),
        BulkEffectCount(effect: BulkEffect(field: .tag, from: "pilot", to: nil), accounts: 1),
      ]
      #expect(change.effects == expected)
      #expect(change.chosen == 4)
      let stages = try await fixture.stages()
      #expect(stages == [.adopting, .adopting, .renewing, .churned])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `leaves a trace on each account, and is undone exactly`(engine: TestEngine) async throws {
    try await BulkFixture.with(engine) { fixture in
      let before = try await fixture.accounts()
      let change = try await fixture.plan(
        BulkEdit(
          owner: .init(value: fixture.slice.csm.person), stage: .renewing, tier: .init(value: "gold"), addTags: ["q4"]))
      try await fixture.actions().run(change.id, by: fixture.slice.manager)
      let changed = try await fixture.accounts()
      #expect(changed.allSatisfy { $0.details.tier == "gold" && $0.tags.contains("q4") })
      #expect(changed.allSatisfy { $0.details.owner == fixture.slice.csm.person && $0.details.stage == .renewing })
      let kinds = try await fixture.slice.kinds(of: fixture.slice.alpha)
      #expect(kinds.contains(.stageChanged) && kinds.contains(.accountChanged))
      try await fixture.actions(day: 29).undo(change.id, by: fixture.slice.manager)
      let after = try await fixture.accounts()
      #expect(after.map(\.details) == before.map(\.details))
      #expect(after.map(\.tags) == before.map(\.tags))
      let counts = try await fixture.counts(change)
      #expect(counts == [.restored: 4])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `spares in its undo what somebody has changed since, and names it`(engine: TestEngine) async throws {
    try await BulkFixture.with(engine) { fixture in
      let slice = fixture.slice
      let change = try await fixture.plan(BulkEdit(tier: .init(value: "gold")))
      try await fixture.actions().run(change.id, by: slice.manager)
      let accounts = AccountActions(database: slice.db, effects: slice.effects)
      _ = try await accounts.change(slice.alpha, version: nil, by: slice.manager) { $0.details.tier = "silver" }
      _ = try await accounts.change(slice.beta, version: nil, by: slice.manager) { $0.details.industry = "Mining" }
      try await fixture.actions(day: 1).undo(change.id, by: slice.manager)
      let after = try await fixture.accounts()
      #expect(after.map(\.details.tier) == ["silver", nil, nil, nil], "Alpha stays as it was made since")
      #expect(after[1].details.industry == "Mining", "what the change did not touch stays")
      let kept = try await slice.db.read { tx in
        try BulkChangeStore.items(of: change.id, in: [.kept], limit: 9, in: slice.workspace.id, tx).map(\.name)
      }
      #expect(kept == ["Alpha"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `can be undone for thirty days only, and once`(engine: TestEngine) async throws {
    try await BulkFixture.with(engine) { fixture in
      let change = try await fixture.plan(BulkEdit(tier: .init(value: "gold")))
      await #expect(throws: Problem.conflict("bulkChangeNotUndoable")) {
        try await fixture.actions().undo(change.id, by: fixture.slice.manager)
      }
      try await fixture.actions().run(change.id, by: fixture.slice.manager)
      await #expect(throws: Problem.conflict("bulkChangeNotUndoable")) {
        try await fixture.actions(day: 30).undo(change.id, by: fixture.slice.manager)
      }
      try await fixture.actions(day: 3).undo(change.id, by: fixture.slice.manager)
      try await fixture.actions(day: 4).undo(change.id, by: fixture.slice.manager)
      let counts = try await fixture.counts(change)
      #expect(counts == [.restored: 4])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `touches only accounts that its maker sees`(engine: TestEngine) async throws {
    try await BulkFixture.with(engine) { fixture in
      let change = try await fixture.plan(BulkEdit(tier: .init(value: "gold")), by: fixture.slice.csm)
      #expect(change.chosen == 1)
      try await fixture.actions().run(change.id, by: fixture.slice.csm)
      let tiers = try await fixture.accounts().map(\.details.tier)
      #expect(tiers == ["gold", nil, nil, nil])
      let other = try await fixture.plan(BulkEdit(tier: .init(value: "iron")))
      await #expect(throws: Problem.notFound) { try await fixture.actions().run(other.id, by: fixture.slice.csm) }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `of more accounts than one step takes goes on to its end`(engine: TestEngine) async throws {
    try await BulkFixture.with(engine) { fixture in
      let slice = fixture.slice
      let more = (0..<350).map { index in
        Account(
          id: slice.effects.newID(), details: AccountDetails(name: "More \(index)", currency: .usd),
          createdAt: SliceFixture.now, updatedAt: SliceFixture.now)
      }
      try await slice.db.write { tx in try AccountStore.insert(more, in: slice.workspace.id, tx) }
      let change = try await fixture.actions().plan(
        BulkEdit(addTags: ["all"]), of: .list("1 = 1"), by: slice.manager)
      try await fixture.actions().run(change.id, by: slice.manager)
      let waiting = try await fixture.counts(change)
      #expect(waiting == [.planned: 354], "a job takes it")
      // The job and whoever asked for it, at once.
      let work = fixture.actions().work
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<4 { group.addTask { try await work.carryOut(change.id, in: slice.workspace.id) } }
        try await group.waitForAll()
      }
      let done = try await fixture.counts(change)
      #expect(done == [.changed: 354])
    }
  }
}

/// The accounts of `SegmentFixture`, in the order Alpha, Beta, Quiet Corp, Small Ltd.
struct BulkFixture: Sendable {
  let segments: SegmentFixture

  var slice: SliceFixture { segments.slice }
  var ids: [ID<Account>] { [slice.alpha, slice.beta, segments.quiet, segments.small] }

  static func with(_ engine: TestEngine, _ body: @Sendable (BulkFixture) async throws -> Void) async throws {
    try await SegmentFixture.with(engine) { try await body(BulkFixture(segments: $0)) }
  }

  func actions(day: Int = 0) -> BulkChangeActions {
    BulkChangeActions(
      database: slice.db, effects: .fixed(at: SliceFixture.now + .days(day), seed: UInt64.random(in: 1...1 << 40)),
      factsChanged: { _, _, _ in })
  }

  func plan(_ edit: BulkEdit, by actor: Actor? = nil) async throws -> BulkChange {
    try await actions().plan(edit, of: .accounts(ids), by: actor ?? slice.manager)
  }

  func accounts() async throws -> [Account] {
    let (ids, workspace) = (ids, slice.workspace.id)
    return try await slice.db.read { tx in try ids.compactMap { try AccountStore.find($0, in: workspace, tx) } }
  }

  func stages() async throws -> [LifecycleStage] { try await accounts().map(\.details.stage) }

  func counts(_ change: BulkChange) async throws -> [BulkItemState: Int] {
    let workspace = slice.workspace.id
    return try await slice.db.read { tx in try BulkChangeStore.counts(of: change.id, in: workspace, tx) }
  }
}
