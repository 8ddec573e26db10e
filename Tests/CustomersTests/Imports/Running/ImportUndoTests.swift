import Foundation
import Kernel
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Customers

@Suite struct ImportUndoTests {
  private static let hour = Duration.hours(1)

  /// Files of which each changes a row of the first import and has a row of its own.
  private static let second: [(name: String, text: String)] = [
    (
      "accounts.csv",
      ImportFixture.accounts.replacing("Nordwind,EdTech", with: "Nordlicht,Energy").replacing(
        ",18,,True", with: ",18,A-1,True")
        + "A-4,Neu,EdTech,DE,2024-03-10,9,A-1,False\n"
    ),
    (
      "contacts.csv",
      ImportFixture.contacts.replacing("Weber,anna@nordwind.example", with: "Maier,anna.maier@nordwind.example")
        + "P-3,A-4,Neu,Mann,neu@neu.example,user\n"
    ),
    (
      "subscriptions.csv",
      ImportFixture.subscriptions.replacing("40,480", with: "60,720") + "S-4,A-4,2024-03-10,,Pro,10,120,False\n"
    ),
    (
      "usage.csv",
      ImportFixture.usage.replacing("U-2,S-1,2024-02-03,search,7,1", with: "U-2,S-2,2024-05-04,search,9,1")
        + "U-9,S-4,2024-04-01,search,3,0\n"
    ),
    (
      "tickets.csv",
      ImportFixture.tickets.replacing("27,low,20,,", with: "27,urgent,20,5,") + "T-9,A-4,2024-04-05,,,low,3,,False\n"
    ),
    (
      "churn.csv",
      ImportFixture.churn.replacing("2024-09-01,pricing", with: "2024-08-31,budget")
        + "C-9,A-4,2024-06-01,support,0,False,\n"
    ),
    ("notes.csv", ImportFixture.notes.replacing("they stay", with: "they go") + "N-9,A-4,Hello,2024-05-06\n"),
  ]

  /// What the database says; days of rollups without a sample say nothing.
  private func content(_ fixture: ImportFixture) async throws -> [String] {
    try await LogicalContent.lines(fixture.db, in: fixture.workspace.id).filter { line in
      !(line.hasPrefix("flow: ") && line.hasSuffix("|0")) && !(line.hasPrefix("month: ") && line.hasSuffix("|0.0.0.0"))
    }
  }

  private func run(
    _ texts: [(name: String, text: String)], at moment: Timestamp, seed: UInt64, _ fixture: ImportFixture
  ) async throws -> ID<ImportRun> {
    let runner = fixture.runner(at: moment, seed: seed)
    let id: ID<ImportRun> = Effects.fixed(at: moment, seed: seed + 100).newID()
    let report = try await runner.run(texts.map { try fixture.file($0.name, $0.text) }, in: fixture.workspace, as: id)
    #expect(report.isComplete)
    return id
  }

  @Test(arguments: TestEngine.allCases)
  func `undoing imports in turn leaves what was there before each`(engine: TestEngine) async throws {
    try await ImportFixture.with(engine) { fixture in
      let now = ImportFixture.now
      let first = try await run(ImportFixture.texts, at: now, seed: 1, fixture)
      let before = try await content(fixture)
      let second = try await run(Self.second, at: now + Self.hour, seed: 2, fixture)
      let between = try await content(fixture)
      #expect(between != before)

      let runner = fixture.runner(at: now + .hours(2), seed: 3)
      let preview = try await runner.previewUndo(of: second, in: fixture.workspace.id)
      #expect(preview.obstacles == [])
      #expect((preview.removed[.accounts], preview.restored[.accounts]) == (1, 2))
      let undo = try await runner.undo(second, in: fixture.workspace)
      #expect(undo.isDone)
      #expect((undo.removed, undo.restored) == (preview.removedCount, preview.restoredCount))
      let after = try await content(fixture)
      #expect(after.filter { !before.contains($0) } == [])
      #expect(before.filter { !after.contains($0) } == [])

      try await runner.undo(first, in: fixture.workspace)
      let left = try await content(fixture)
      #expect(left == [])
      await #expect(throws: Problem.conflict("importUndone")) { try await runner.undo(first, in: fixture.workspace) }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `notes with files that were attached since stay, and the files are named`(engine: TestEngine) async throws {
    try await ImportFixture.with(engine) { fixture in
      let now = ImportFixture.now
      let first = try await run(ImportFixture.texts, at: now, seed: 1, fixture)
      let workspace = fixture.workspace.id
      try await fixture.db.write { tx in
        let note: ID<Note>? = try tx.value("SELECT id FROM note WHERE workspace_id = \(workspace) ORDER BY id LIMIT 1")
        let file = Attachment(
          id: ID(high: 1, low: 1), note: try #require(note), name: "offer.pdf", size: 1, addedAt: now, addedBy: nil)
        try AttachmentStore.insert([file], in: workspace, tx)
      }
      let undo = try await fixture.runner(at: now + .hours(2), seed: 3).undo(first, in: fixture.workspace)
      #expect(!undo.isDone)
      #expect(undo.obstacles.map(\.kind) == [.noteWithFiles])
      #expect(undo.obstacles.first?.examples == ["offer.pdf"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `nothing is undone while something newer stands on it, and it is named`(engine: TestEngine) async throws {
    try await ImportFixture.with(engine) { fixture in
      let now = ImportFixture.now
      let first = try await run(ImportFixture.texts, at: now, seed: 1, fixture)
      _ = try await run([Self.second[0]], at: now + Self.hour, seed: 2, fixture)
      try await fixture.db.write { tx in
        let account = try #require(try AccountStore.id(ofName: "Group", in: fixture.workspace.id, tx))
        let later = now + Self.hour
        try EventStore.insert(
          [
            Event(
              id: Effects.fixed(at: later, seed: 9).newID(), account: account, kind: .call, occurredAt: later,
              recordedAt: later)
          ], in: fixture.workspace.id, tx)
      }
      let before = try await content(fixture)
      let undo = try await fixture.runner(at: now + .hours(2), seed: 3).undo(first, in: fixture.workspace)
      #expect(!undo.isDone)
      #expect(undo.obstacles.map(\.kind) == [.laterImport, .accountInUse])
      #expect(undo.obstacles.last?.examples == ["Group"])
      #expect(undo.obstacles.first?.examples == ["accounts.csv"])
      #expect(try await content(fixture) == before)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `an undo that was stopped goes on where it was`(engine: TestEngine) async throws {
    struct Stop: Error {}
    try await ImportFixture.with(engine) { fixture in
      let now = ImportFixture.now
      _ = try await run(ImportFixture.texts, at: now, seed: 1, fixture)
      let before = try await content(fixture)
      let second = try await run(Self.second, at: now + Self.hour, seed: 2, fixture)
      for stop in 1...9 {
        var runner = fixture.runner(at: now + .hours(2), seed: 3)
        let left = Mutex(stop)
        runner.afterTransaction = {
          if left.withLock({
            $0 -= 1; return $0 == 0
          }) {
            throw Stop()
          }
        }
        if (try? await runner.undo(second, in: fixture.workspace)) != nil { break }
      }
      _ = try? await fixture.runner(at: now + .hours(2), seed: 4).undo(second, in: fixture.workspace)
      #expect(try await content(fixture) == before)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `rows that found their account wait again`(engine: TestEngine) async throws {
    try await ImportFixture.with(engine) { fixture in
      let now = ImportFixture.now
      _ = try await run([ImportFixture.texts[1], ImportFixture.texts[6]], at: now, seed: 1, fixture)
      let before = try await content(fixture)
      let accounts = try await run([ImportFixture.texts[0]], at: now + Self.hour, seed: 2, fixture)
      #expect(try await fixture.db.read { tx in try ImportWaitingStore.count(in: fixture.workspace.id, tx) } == 0)
      try await fixture.runner(at: now + .hours(2), seed: 3).undo(accounts, in: fixture.workspace)
      #expect(try await content(fixture) == before)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a row makes an account and its contact, and undoing takes both`(engine: TestEngine) async throws {
    let text = """
      account_id,account_name,industry,contact_name,contact_email,contact_title
      A-1,Nordwind,EdTech,Anna Weber,anna@nordwind.example,CEO
      A-2,Südwind,EdTech,,,
      A-3,Ostwind,EdTech,Anna Weber,anna@nordwind.example,CEO

      """
    try await ImportFixture.with(engine) { fixture in
      let now = ImportFixture.now
      let first = try await run([("accounts.csv", text)], at: now, seed: 1, fixture)
      let lines = try await content(fixture)
      #expect(
        lines.filter { $0.hasPrefix("contact: ") } == [
          "contact: Nordwind|Anna Weber|anna@nordwind.example|user",
          "contact: Ostwind|Anna Weber|anna@nordwind.example|user",
        ])
      let again = try await fixture.importing("accounts.csv", text, seed: 2)
      #expect((again.new, again.changed, again.unchanged) == (0, 0, 3))
      let other = try await fixture.importing(
        "accounts.csv", text.replacing("A-1,Nordwind,EdTech,Anna", with: "A-1,Nordwind,EdTech,Anne"), seed: 3)
      #expect((other.new, other.changed, other.unchanged) == (0, 1, 2))
      _ = try await fixture.runner(at: now + .hours(2), seed: 4).undo(first, in: fixture.workspace)
      let found = try await fixture.db.read { tx in try ImportUndoStore.find(first, in: fixture.workspace.id, tx) }
      #expect(found?.obstacles.map(\.kind) == [.laterImport])
    }
  }
}
