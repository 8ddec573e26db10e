import Kernel
import Storage
import TestSupport
import Testing

@testable import Customers

@Suite struct `The stages of a workspace` {
  private static let kickoff = LocalizedText(en: "Kick-off", hi: "शुरुआत", ko: "킥오프")

  private static func actions(_ slice: SliceFixture) -> StageActions {
    StageActions(database: slice.db, effects: slice.effects)
  }

  private static func stages(_ slice: SliceFixture, of workspace: ID<Workspace>? = nil) async throws -> [String] {
    let workspace = workspace ?? slice.workspace.id
    return try await slice.db.read { tx in try StageDefinitionStore.all(in: workspace, tx) }.all.map(\.stage.rawValue)
  }

  @Test(arguments: TestEngine.allCases)
  func `are the five kinds until it adds, renames, orders and hides some`(engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { slice in
      let usual = ["onboarding", "adopting", "established", "renewing", "churned"]
      let before = try await Self.stages(slice)
      #expect(before == usual)
      let actions = Self.actions(slice)
      let made = try await actions.create(.onboarding, key: "kickoff", name: Self.kickoff, by: slice.manager)
      #expect(made.stage.rawValue == "onboarding.kickoff" && made.version == 1)
      let moved = try await actions.change(made.stage, version: 1, by: slice.manager) { $0.position = 1 }
      #expect(moved.position == 1 && moved.definition.version == 2)
      _ = try await actions.change(.renewing, version: 1, by: slice.manager) {
        ($0.isHidden, $0.name) = (true, LocalizedText("Contract talks"))
      }
      let all = try await slice.db.read { tx in try StageDefinitionStore.all(in: slice.workspace.id, tx) }
      #expect(all.all.map(\.stage.rawValue) == ["onboarding.kickoff"] + usual)
      #expect(!all.offered().contains(.renewing) && all.offered(.renewing).contains(.renewing))
      #expect(all.words(.korean) == ["stage.onboarding.kickoff": "킥오프", "stage.renewing": "Contract talks"])
      let others = try await Self.stages(slice, of: slice.stranger.workspace)
      #expect(others == usual)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `are refused when they are there, stale, unnamed, or the last that is offered`(engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { slice in
      let actions = Self.actions(slice)
      let made = try await actions.create(.onboarding, key: "kickoff", name: Self.kickoff, by: slice.manager)
      await #expect(throws: Problem.invalid("/key", "duplicate")) {
        _ = try await actions.create(.onboarding, key: "kickoff", name: Self.kickoff, by: slice.manager)
      }
      await #expect(throws: Problem.invalid("/key", "notAMetricKey")) {
        _ = try await actions.create(.onboarding, key: "Kick off", name: Self.kickoff, by: slice.manager)
      }
      await #expect(throws: Problem.stale) {
        _ = try await actions.change(made.stage, version: 2, by: slice.manager) { $0.isHidden = true }
      }
      await #expect(throws: Problem.invalid("/name", "required")) {
        _ = try await actions.change(made.stage, version: nil, by: slice.manager) { $0.name = nil }
      }
      await #expect(throws: Problem.notFound) {
        _ = try await actions.change(LifecycleStage(.churned, own: "x"), version: nil, by: slice.manager) { _ in }
      }
      for stage in LifecycleStage.usual {
        _ = try await actions.change(stage, version: nil, by: slice.manager) { $0.isHidden = true }
      }
      await #expect(throws: Problem.invalid("/isHidden", "lastVisible")) {
        _ = try await actions.change(made.stage, version: nil, by: slice.manager) { $0.isHidden = true }
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `are where accounts can be, in filters by their own names, and keep the meaning of their kind`(
    engine: TestEngine
  ) async throws {
    try await SegmentFixture.with(engine) { fixture in
      let slice = fixture.slice
      let actions = Self.actions(slice)
      let kickoff = try await actions.create(.onboarding, key: "kickoff", name: Self.kickoff, by: slice.manager).stage
      let lost = try await actions.create(.churned, key: "lost", name: LocalizedText("Lost"), by: slice.manager).stage
      _ = try await actions.change(.adopting, version: nil, by: slice.manager) {
        $0.name = LocalizedText("Rolling out")
      }
      let accounts = AccountActions(database: slice.db, effects: slice.effects)
      _ = try await accounts.change(slice.alpha, version: nil, by: slice.manager) { $0.details.stage = kickoff }
      _ = try await accounts.change(slice.beta, version: nil, by: slice.manager) { $0.details.stage = lost }
      await #expect(throws: Problem.invalid("/stage", "notAChoice")) {
        _ = try await accounts.change(slice.beta, version: nil, by: slice.manager) {
          $0.details.stage = LifecycleStage(.onboarding, own: "unknown")
        }
      }
      let cases: [(String, [String])] = [
        ("stage:Kick_off", ["Alpha"]), ("stage:킥오프", ["Alpha"]), ("चरण:शुरुआत", ["Alpha"]),
        ("stage:onboarding.kickoff", ["Alpha"]), ("stage:onboarding", []), ("stage.kind:onboarding", ["Alpha"]),
        ("churned:yes", ["Beta", "Small Ltd"]), ("단계_유형:이탈", ["Beta", "Small Ltd"]), ("stage:lost", ["Beta"]),
        ("stage:Rolling_out", []), ("stage:adopting", []), ("-stage.kind:churned", ["Alpha", "Quiet Corp"]),
      ]
      for (filter, expected) in cases {
        let names = try await fixture.answers(filter)
        #expect(names == expected, "\(filter)")
      }
      let history = try await slice.db.read { tx in
        try StageStore.changes(of: slice.alpha, in: slice.workspace.id, tx)
      }
      #expect(history.first?.to == kickoff && history.first?.from == .adopting)
      let bulk = BulkChangeActions(database: slice.db, effects: slice.effects) { _, _, _ in }
      await #expect(throws: Problem.invalid("/stage", "notAChoice")) {
        let edit = BulkEdit(stage: LifecycleStage(.onboarding, own: "unknown"))
        _ = try await bulk.plan(edit, of: .accounts([slice.alpha]), by: slice.manager)
      }
      let change = try await bulk.plan(BulkEdit(stage: lost), of: .accounts([slice.alpha]), by: slice.manager)
      try await bulk.run(change.id, by: slice.manager)
      let after = try await fixture.answers("stage:lost")
      #expect(after == ["Alpha", "Beta"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `are filled by files under their own names`(engine: TestEngine) async throws {
    try await ImportFixture.with(engine) { fixture in
      let actor = Actor.system(in: fixture.workspace.id)
      let actions = StageActions(database: fixture.db, effects: .fixed(at: ImportFixture.now, seed: 78))
      _ = try await actions.create(.onboarding, key: "kickoff", name: Self.kickoff, by: actor)
      let file = "account_id,account_name,stage\nA-1,Nord,킥오프\nA-2,Ost,onboarding\nA-3,Süd,Live\n"
      try await fixture.importing("accounts.csv", file)
      let workspace = fixture.workspace.id
      let stages = try await fixture.db.read { tx in
        try tx.values("SELECT stage FROM account WHERE workspace_id = \(workspace) ORDER BY name", as: String.self)
      }
      #expect(stages == ["onboarding.kickoff", "onboarding", "established"])
    }
  }

  @Test(arguments: [
    ("onboarding", true), ("onboarding.kickoff", true), ("kickoff", false), ("onboarding.", false), ("", false),
    ("onboarding.Kick", false), ("onboarding.a.b", false), ("onboarding.%", false),
  ])
  func `are written as a kind, or a kind and a key`(text: String, isStage: Bool) {
    #expect((LifecycleStage(rawValue: text) != nil) == isStage)
    if isStage { #expect(LifecycleStage(rawValue: text)?.rawValue == text) }
  }
}
