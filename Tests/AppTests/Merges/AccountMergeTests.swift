import Foundation
import Kernel
import Storage
import TestSupport
import Testing

@testable import App
@testable import Customers
@testable import Health

@Suite struct `Merging two accounts` {
  @Test(arguments: TestEngine.allCases)
  func `and undoing it restores both byte for byte in a logical export`(engine: TestEngine) async throws {
    try await MergeFixture.with(engine) { fixture in
      let before = try await ExportedRows.read(fixture.db)
      #expect((before.tables["signal"]?.count ?? 0) > 100, "premise: there are facts")
      #expect((before.tables["health_score"]?.count ?? 0) > 2, "premise: there are scores")
      try await fixture.send(
        "POST", "/api/v1/accounts/\(fixture.alpha)/merge",
        #"{"other": "\#(fixture.beta)", "choices": {"stage": "other"}}"#)
      let merged = try await ExportedRows.read(fixture.db)
      #expect(merged != before, "premise: the merge changed something")
      try await fixture.score([fixture.alpha])
      try await fixture.send("POST", "/api/v1/accounts/\(fixture.alpha)/merge/undo")
      let after = try await ExportedRows.read(fixture.db)
      #expect(after.differences(from: before).filter { !$0.hasPrefix("event: ") } == [])
      let added = after.differences(from: before)
      #expect(added.allSatisfy { $0.contains("health.bandChanged") }, "\(added)")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `moves everything, and the old id leads to the new one`(engine: TestEngine) async throws {
    try await MergeFixture.with(engine) { fixture in
      let (alpha, beta) = (fixture.alpha, fixture.beta)
      let mrr = try await fixture.send("GET", "/api/v1/accounts/\(alpha)").value("mrr.amount")
      try await fixture.send(
        "POST", "/api/v1/accounts/\(alpha)/merge", #"{"other": "\#(beta)", "choices": {"name": "other"}}"#)
      #expect(try await fixture.places(of: beta) == [])
      let account = try await fixture.send("GET", "/api/v1/accounts/\(alpha)")
      #expect(account.text("name") == "m Beta")
      #expect(account.value("parentId") == nil, "its parent was the other")
      #expect(account.value("mrr.amount") != mrr, "the subscriptions of both")
      #expect(account.items("tags").count == 2 && account.items("domains").count == 1)
      let old = try await fixture.send("GET", "/api/v1/accounts/\(beta)?x=1", expecting: 308...308)
      #expect(old.location == "/api/v1/accounts/\(alpha)?x=1")
      let note = try await fixture.send(
        "POST", "/api/v1/accounts/\(beta)/notes", #"{"body": "to the old id"}"#, expecting: 308...308)
      #expect(note.location == "/api/v1/accounts/\(alpha)/notes")
      let page = try await fixture.client.get("/accounts/\(beta)", fixture.sample.owner)
      #expect(page.status == 308 && page.location == "/accounts/\(alpha)")
      let merges = try await fixture.send("GET", "/api/v1/accounts/\(alpha)/merges")
      #expect(merges.text("items.0.mergedName") == "m Beta")
      let shown = try await fixture.client.get("/accounts/\(alpha)", fixture.sample.owner)
      #expect(shown.body.contains("/merge/undo"))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `keeps through its undo what was changed in between`(engine: TestEngine) async throws {
    try await MergeFixture.with(engine) { fixture in
      let (alpha, beta) = (fixture.alpha, fixture.beta)
      let task = try await fixture.send("POST", "/api/v1/tasks", #"{"title": "Old", "accountId": "\#(beta)"}"#)
      try await fixture.send("POST", "/api/v1/accounts/\(alpha)/merge", #"{"other": "\#(beta)"}"#)
      try await fixture.send("PATCH", "/api/v1/tasks/\(task.text("id") ?? "")", #"{"title": "New"}"#)
      try await fixture.send("PATCH", "/api/v1/accounts/\(alpha)", #"{"tier": "gold"}"#)
      try await fixture.send("POST", "/api/v1/accounts/\(alpha)/notes", #"{"body": "since the merge"}"#)
      let sample = """
        {"accountId": "\(alpha)", "metric": "logins", "occurredAt": "\(AppFixture.now.utcDay)T09:00:00Z", "value": 5}
        """
      try await fixture.send("POST", "/api/v1/signals", #"{"signals": [\#(sample)]}"#)
      try await fixture.send("POST", "/api/v1/accounts/\(alpha)/merge/undo")
      let changed = try await fixture.send("GET", "/api/v1/tasks/\(task.text("id") ?? "")")
      #expect(changed.text("title") == "New" && changed.text("accountId") == beta.description)
      let account = try await fixture.send("GET", "/api/v1/accounts/\(alpha)")
      #expect(account.text("tier") == "gold" && account.text("parentId") == beta.description)
      let timeline = try await fixture.send("GET", "/api/v1/accounts/\(alpha)/timeline")
      #expect(timeline.body.contains("since the merge"))
      let kept = try await ExportedRows.read(fixture.db)
      try await fixture.db.write { tx in
        let metrics = try MetricStore.all(in: fixture.workspace, tx)
        let keys = Set(
          [alpha, beta].flatMap { account in
            metrics.flatMap { metric in
              (0..<5).map { back in
                RollupStore.Key(
                  account: account, metric: metric.number, month: AppFixture.now.utcDay.monthIndex - Int32(back))
              }
            }
          })
        try RollupRefreshStore.refresh(
          keys, metrics: Dictionary(uniqueKeysWithValues: metrics.map { ($0.number, $0) }), in: fixture.workspace, tx)
      }
      let computed = try await ExportedRows.read(fixture.db)
      let differences = computed.differences(from: kept).filter { !$0.contains("AAAAAA==") }
      #expect(differences == [], "the daily numbers are those of the signals")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `is in one band at a time when it is undone on another day`(engine: TestEngine) async throws {
    try await MergeFixture.with(engine) { fixture in
      let (alpha, workspace) = (fixture.alpha, fixture.workspace)
      try await fixture.send("POST", "/api/v1/accounts/\(alpha)/merge", #"{"other": "\#(fixture.beta)"}"#)
      // A score of the next day, in another band.
      try await fixture.db.write { tx in
        let present: Band = try #require(
          try tx.value("SELECT band FROM health_span WHERE account_id = \(alpha) ORDER BY day DESC LIMIT 1"))
        try tx.execute(
          """
          INSERT INTO health_score (workspace_id, account_id, day, scorecard_version, score, coverage, band,
            lines, recorded_at)
          SELECT workspace_id, account_id, \(AppFixture.now.utcDay + 1), scorecard_version, score,
            coverage, \(present == .red ? Band.green : .red), lines, \(AppFixture.now + .days(1))
          FROM health_score WHERE account_id = \(alpha) ORDER BY day DESC LIMIT 1
          """)
        try HealthSpanStore.rebuild([alpha], from: AppFixture.now.utcDay + 1, in: workspace, tx)
      }
      try await fixture.actions(at: AppFixture.now + .days(1)).undo(into: alpha, by: try fixture.owner())
      let overlapping: Int? = try await fixture.db.read { tx in
        try tx.value(
          """
          SELECT count(*) FROM health_span a JOIN health_span b ON b.account_id = a.account_id
            AND b.day > a.day AND b.day < a.until WHERE a.account_id = \(alpha)
          """)
      }
      #expect(overlapping == 0)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `is refused where it cannot be`(engine: TestEngine) async throws {
    try await MergeFixture.with(engine) { fixture in
      let (alpha, beta) = (fixture.alpha, fixture.beta)
      let path = "/api/v1/accounts/\(alpha)/merge"
      let before = try await ExportedRows.read(fixture.db)
      try await fixture.send("POST", path, #"{"other": "\#(alpha)"}"#, expecting: 422...422)
      try await fixture.send("POST", path, #"{"other": "acc_00000000000000000000000000"}"#, expecting: 422...422)
      try await fixture.send("POST", path, #"{"other": "\#(beta)", "choices": {"x": "own"}}"#, expecting: 422...422)
      try await fixture.send("POST", "\(path)/undo", expecting: 404...404)
      let preview = try await fixture.send("POST", path, #"{"other": "\#(beta)", "dryRun": true}"#)
      #expect(preview.value("moves.subscriptions") == .number(1), "\(preview.body)")
      #expect(preview.value("obstacle") == nil)
      let rupees = try await fixture.send("POST", "/api/v1/accounts", #"{"name": "R", "currency": "INR"}"#).text("id")
      try await fixture.send(
        "POST", "/api/v1/subscriptions",
        #"{"accountId": "\#(rupees ?? "")", "startsOn": "2026-01-01", "mrr": {"amount": 1, "currency": "INR"}}"#)
      let other = try await fixture.send("POST", path, #"{"other": "\#(rupees ?? "")"}"#, expecting: 409...409)
      #expect(other.body.contains("INR"))
      #expect(try await ExportedRows.read(fixture.db).tables["signal"] == before.tables["signal"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `can be undone for thirty days`(engine: TestEngine) async throws {
    try await MergeFixture.with(engine) { fixture in
      let actor = try fixture.owner()
      try await fixture.actions().merge(fixture.alpha, with: fixture.beta, by: actor)
      let late = fixture.actions(at: AppFixture.now + .days(30) + .seconds(1))
      await #expect(throws: Problem.conflict("mergeTooOld")) { try await late.undo(into: fixture.alpha, by: actor) }
      try await fixture.actions(at: AppFixture.now + .days(30)).undo(into: fixture.alpha, by: actor)
      try await fixture.send("GET", "/api/v1/accounts/\(fixture.beta)")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `knows every table that names an account or a contact`(engine: TestEngine) async throws {
    let accounts = (AccountMergeParts.all + MergeTables.accounts).flatMap(\.tables)
    let contacts = (ContactMergeParts.all + MergeTables.contacts).flatMap(\.tables)
    try await TestDatabase.with(engine, migrations: AppMigrations.all) { db in
      let tables = try await db.read { tx in try StoredTable.all(tx) }
      for (column, described) in [("account_id", accounts), ("contact_id", contacts)] {
        let naming = Set(tables.values.filter { $0.columns.contains(column) }.map(\.name))
        #expect(naming.subtracting(described.filter { $0.column == column }.map(\.name)) == [], "\(column)")
      }
      for merged in accounts + contacts {
        #expect(tables[merged.name]?.columns.contains(merged.column) == true, "\(merged.name).\(merged.column)")
      }
    }
  }
}
