import Kernel
import Storage
import TestSupport
import Testing

@testable import Customers
@testable import Identity

@Suite struct `A file of accounts with attributes` {
  private static let file = """
    account_id,account_name,Plan fit,적합 모듈,signed,extra
    A-1,Nordwind,4,"crm, Desk",yes,left alone
    A-2,Ostwind,good,crm,no,
    A-3,Südwind,3.50,phone,,
    A-4,Westwind,,,,

    """

  private static func define(_ fixture: ImportFixture) async throws {
    let workspace = fixture.workspace
    let actor = Actor.system(in: workspace.id)
    try await fixture.db.write { tx in try WorkspaceStore.insert(tx, workspace, at: ImportFixture.now) }
    let actions = AttributeActions(database: fixture.db, effects: .fixed(at: ImportFixture.now, seed: 77))
    let options = ["crm", "desk"].map { AttributeOption(key: $0, name: LocalizedText($0)) }
    let drafts = [
      AttributeDraft(key: "plan_fit", kind: .number, details: AttributeDetails(name: LocalizedText("Fit"))),
      AttributeDraft(
        key: "modules", kind: .choices,
        details: AttributeDetails(name: LocalizedText(en: "Modules", hi: "मॉड्यूल", ko: "적합 모듈"), options: options)),
      AttributeDraft(key: "signed", kind: .boolean, details: AttributeDetails(name: LocalizedText("Signed"))),
    ]
    for draft in drafts { _ = try await actions.create(draft, by: actor) }
  }

  private static func attributes(_ fixture: ImportFixture) async throws -> [String: [String: String]] {
    let workspace = fixture.workspace.id
    let rows = try await fixture.db.read { tx in
      try tx.all("SELECT name, attributes FROM account WHERE workspace_id = \(workspace)") {
        (try $0["name"] as String, AccountStore.attributes(try $0["attributes"]))
      }
    }
    return Dictionary(uniqueKeysWithValues: rows)
  }

  @Test(arguments: TestEngine.allCases)
  func `fills them by key or name, and refuses what does not fit with its column`(engine: TestEngine) async throws {
    try await ImportFixture.with(engine) { fixture in
      try await Self.define(fixture)
      let report = try await fixture.importing("accounts.csv", Self.file)
      #expect((report.new, report.refused.total) == (2, 2), "\(report)")
      #expect(report.refused.problems.map(\.line) == [3, 4])
      #expect(report.refused.problems.map(\.column) == ["Plan fit", "적합 모듈"])
      #expect(report.refused.problems.map(\.code) == [.notANumber, .unknownChoice])
      let said = try await Self.attributes(fixture)
      #expect(
        said["Nordwind"] == ["plan_fit": "4", "modules": "crm,desk", "signed": "true", "extra": "left alone"])
      #expect(said["Westwind"] == [:])
      let again = try await fixture.importing("accounts.csv", Self.file, seed: 2)
      #expect((again.unchanged, again.refused.total, again.changed) == (2, 2, 0))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `keeps the values that filters ask about in step, through its undo too`(engine: TestEngine) async throws {
    try await ImportFixture.with(engine) { fixture in
      try await Self.define(fixture)
      let workspace = fixture.workspace.id
      func numbers() async throws -> [Double] {
        try await fixture.db.read { tx in
          try tx.values(
            """
            SELECT number FROM account_attribute_value WHERE workspace_id = \(workspace) AND number IS NOT NULL
            ORDER BY number
            """)
        }
      }
      try await fixture.importing("a.csv", "account_id,account_name,plan_fit\nA-1,Nordwind,4\n")
      let first = try await numbers()
      let file = try fixture.file("b.csv", "account_id,account_name,plan_fit\nA-1,Nordwind,5\nA-2,Ost,1\n")
      let runner = fixture.runner(at: ImportFixture.now + .hours(1), seed: 2)
      let report = try await runner.run([file], in: fixture.workspace)
      let second = try await numbers()
      let run = try #require(report.run)
      try await runner.undo(run, in: fixture.workspace)
      let third = try await numbers()
      #expect(first == [4] && second == [1, 5] && third == [4])
    }
  }
}
