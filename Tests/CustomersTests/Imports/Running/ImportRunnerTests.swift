import Foundation
import Kernel
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Customers

@Suite struct ImportRunnerTests {
  @Test(arguments: TestEngine.allCases)
  func `files of every kind become accounts and what belongs to them`(engine: TestEngine) async throws {
    try await ImportFixture.with(engine) { fixture in
      let report = try await fixture.runner().run(fixture.files().reversed(), in: fixture.workspace)
      #expect(report.isComplete)
      #expect(report.files.map(\.kind) == ImportKind.allCases)
      #expect(report.files.map(\.new) == [3, 2, 3, 5, 2, 2, 1])
      let lines = try await LogicalContent.lines(fixture.db, in: fixture.workspace.id)
      #expect(lines.contains { $0.hasPrefix("account: Nordwind|Group|adopting|EdTech|DE|USD|9|19732|-") })
      #expect(lines.contains { $0.hasPrefix("account: 한빛소프트|-|churned|FinTech|KR|USD|18|19754|19967|pricing") })
      #expect(lines.contains { $0.hasPrefix("summary: Nordwind|10050|") })
      #expect(lines.contains { $0.hasPrefix("signal: Nordwind|usage_count|") })
      #expect(lines.contains { $0.hasPrefix("signal: Nordwind|tickets_urgent|") && $0.contains("|1.0|") })
      #expect(lines.contains("contact: 한빛소프트|김민준|kim@hanbit.example|user"))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `importing the same files again changes nothing`(engine: TestEngine) async throws {
    try await ImportFixture.with(engine) { fixture in
      _ = try await fixture.runner().run(fixture.files(), in: fixture.workspace)
      let before = try await LogicalContent.lines(fixture.db, in: fixture.workspace.id)
      let counts = try await fixture.counts()
      let again = try await fixture.runner(seed: 2).run(fixture.files(), in: fixture.workspace)
      #expect(again.files.allSatisfy { $0.new == 0 && $0.changed == 0 && $0.unchanged == $0.rows })
      #expect(try await LogicalContent.lines(fixture.db, in: fixture.workspace.id) == before)
      #expect(try await fixture.counts() == counts)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a row that says something else changes what it became, and only that`(engine: TestEngine) async throws {
    try await ImportFixture.with(engine) { fixture in
      _ = try await fixture.runner().run(fixture.files(), in: fixture.workspace)
      var usage = ImportFixture.usage.replacing("U-2,S-1,2024-02-03,search,7,1", with: "U-2,S-2,2024-02-04,search,9,1")
      let report = try await fixture.importing("usage.csv", usage, seed: 2)
      #expect((report.changed, report.unchanged) == (1, 4))
      usage = usage.replacing("\nU-4", with: "\nU-4")
      let changed = try await LogicalContent.lines(fixture.db, in: fixture.workspace.id)
      let fresh = try await ImportFixture.content(engine, replacing: ["usage.csv": usage])
      #expect(changed == fresh)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `changed accounts, prices, tickets and losses read as if they had always been so`(
    engine: TestEngine
  ) async throws {
    let texts = [
      "accounts.csv": ImportFixture.accounts.replacing("Nordwind,EdTech", with: "Nordwind,Energy"),
      "subscriptions.csv": ImportFixture.subscriptions.replacing("40,480", with: "60,720"),
      "tickets.csv": ImportFixture.tickets.replacing("27,low,20,,", with: "27,urgent,20,5,"),
      "churn.csv": ImportFixture.churn.replacing("2024-09-01,pricing", with: "2024-08-31,budget"),
    ]
    try await ImportFixture.with(engine) { fixture in
      _ = try await fixture.runner().run(fixture.files(), in: fixture.workspace)
      for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
        let report = try await fixture.importing(name, text, seed: UInt64(name.utf8.count) + 10)
        #expect(report.changed == 1, "\(name)")
      }
      let changed = try await LogicalContent.lines(fixture.db, in: fixture.workspace.id)
        .filter { !$0.contains("account.changed") && !$0.contains("stageChanged") }
      let fresh = try await ImportFixture.content(engine, replacing: texts).filter { !$0.contains("stageChanged") }
      #expect(changed.filter { !fresh.contains($0) } == [])
      #expect(fresh.filter { !changed.contains($0) } == [])
      #expect(changed.count == fresh.count)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `of rows with the same id the first counts, and the report names the others`(engine: TestEngine) async throws {
    try await ImportFixture.with(engine) { fixture in
      let text = ImportFixture.accounts + "A-1,Twice,EdTech,DE,2024-01-10,9,,False\n"
      let report = try await fixture.importing("accounts.csv", text)
      #expect((report.rows, report.new, report.oddities.map(\.kind)) == (4, 3, [.duplicateKey]))
      #expect(report.oddities.first?.examples.map(\.key) == ["A-1"])
      let again = try await fixture.importing("accounts.csv", text, seed: 2)
      #expect((again.unchanged, again.changed) == (3, 0))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `refused rows change nothing and are kept to be mended`(engine: TestEngine) async throws {
    try await ImportFixture.with(engine) { fixture in
      let text = ImportFixture.accounts + "A-4,Bad,EdTech,DE,2024-13-40,9,,False\nA-5,Ragged\n"
      let runner = fixture.runner()
      let report = try await runner.run([fixture.file("accounts.csv", text)], in: fixture.workspace)
      #expect(report.isComplete && report.files[0].refused.total == 2)
      #expect(report.files[0].refused.problems.map(\.line) == [5, 6])
      #expect(report.files[0].refused.problems[0].column == "signup_date")
      let (runs, names) = try await fixture.db.read { tx in
        (
          try ImportRunStore.page(after: nil, limit: 5, in: fixture.workspace.id, tx).items,
          try tx.values("SELECT name FROM account", as: String.self)
        )
      }
      #expect(!names.contains("Bad") && names.count == 3)
      let kept = try await fixture.db.read { tx in
        try ImportRunStore.refused(file: 0, of: runs[0].id, in: fixture.workspace.id, tx)
      }
      #expect(kept?.rows == [["A-4", "Bad", "EdTech", "DE", "2024-13-40", "9", "", "False"], ["A-5", "Ragged"]])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `rows wait for their account and are imported when it appears`(engine: TestEngine) async throws {
    try await ImportFixture.with(engine) { fixture in
      for (number, file) in ImportFixture.texts.reversed().enumerated() where file.name != "accounts.csv" {
        let report = try await fixture.importing(file.name, file.text, seed: UInt64(number) + 50)
        #expect((report.waiting, report.new) == (report.rows, 0))
      }
      #expect(try await fixture.waiting() == 15)
      let run = try await fixture.runner(seed: 99).run(
        [fixture.file("accounts.csv", ImportFixture.accounts)], in: fixture.workspace)
      #expect(run.attached == 15)
      #expect(try await fixture.waiting() == 0)
      let lines = try await LogicalContent.lines(fixture.db, in: fixture.workspace.id)
      #expect(lines == (try await ImportFixture.content(engine)))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a person attaches all rows that name the same unknown account`(engine: TestEngine) async throws {
    try await ImportFixture.with(engine) { fixture in
      try await fixture.importing("accounts.csv", ImportFixture.accounts)
      let text = "ticket_id,account_id,submitted_at,priority\nT-8,Z-9,2024-02-05,low\nT-9,Z-9,2024-02-06,low\n"
      try await fixture.importing("tickets.csv", text, seed: 2)
      let (row, account) = try await fixture.db.read { tx in
        (
          try ImportWaitingStore.page(after: nil, limit: 5, in: fixture.workspace.id, tx).items[0],
          try AccountStore.id(ofName: "Nordwind", in: fixture.workspace.id, tx)
        )
      }
      let actor = Actor.system(in: fixture.workspace.id)
      let chosen = try #require(account)
      let attached = try await fixture.runner(seed: 3).attach(row.id, to: chosen, in: fixture.workspace, for: actor)
      #expect(attached == 2)
      #expect(try await fixture.waiting() == 0)
      let again = try await fixture.importing("tickets.csv", text, seed: 4)
      #expect((again.unchanged, again.waiting) == (2, 0))
      await #expect(throws: Problem.notFound) {
        try await fixture.runner().attach(row.id, to: chosen, in: fixture.workspace, for: actor)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a dry run reports the same and writes nothing`(engine: TestEngine) async throws {
    try await ImportFixture.with(engine) { fixture in
      let dry = try await fixture.runner().run(fixture.files(), in: fixture.workspace, isDryRun: true)
      #expect(try await fixture.counts().allSatisfy { $0.value == 0 })
      let wet = try await fixture.runner().run(fixture.files(), in: fixture.workspace)
      #expect(dry.dryRun && dry.files == wet.files)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `another workspace sees and loses nothing`(engine: TestEngine) async throws {
    try await ImportFixture.with(engine) { fixture in
      let other = ImportFixture.workspace(2)
      _ = try await fixture.runner().run(fixture.files(), in: fixture.workspace)
      let before = try await LogicalContent.lines(fixture.db, in: fixture.workspace.id)
      #expect(try await LogicalContent.lines(fixture.db, in: other.id) == [])
      let second = try await fixture.runner(seed: 2).run(fixture.files(), in: other)
      #expect(second.files.map(\.new) == [3, 2, 3, 5, 2, 2, 1])
      #expect(try await LogicalContent.lines(fixture.db, in: fixture.workspace.id) == before)
      #expect(try await LogicalContent.lines(fixture.db, in: other.id) == before)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a run that was stopped after any transaction is completed by the same run again`(
    engine: TestEngine
  ) async throws {
    struct Stop: Error {}
    let whole = try await ImportFixture.content(engine)
    for stop in 1...11 {
      try await ImportFixture.with(engine) { fixture in
        let left = Mutex(stop)
        var runner = fixture.runner(batchSize: 2)
        runner.afterTransaction = {
          if left.withLock({
            $0 -= 1; return $0
          }) == 0 {
            throw Stop()
          }
        }
        let stopping = runner
        await #expect(throws: Stop.self) {
          try await stopping.run(fixture.files(), in: fixture.workspace)
        }
        let report = try await fixture.runner(batchSize: 3, seed: 7).run(fixture.files(), in: fixture.workspace)
        #expect(report.isComplete)
        #expect(try await LogicalContent.lines(fixture.db, in: fixture.workspace.id) == whole, "stopped after \(stop)")
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `new rows behind known ones become what they become alone`(engine: TestEngine) async throws {
    let head = "account_id,account_name,domain,tier,contact_name,contact_email\n"
    let known = (1...5).map { "A-\($0),Company \($0),c\($0).example,gold,Person \($0),p@c\($0).example\n" }.joined()
    // The domain is taken, and the address belongs to somebody.
    let new = (6...9).map { "A-\($0),Company \($0),c1.example,gold,Person \($0),p@c\($0 - 4).example\n" }.joined()
    try await ImportFixture.with(engine) { fixture in
      let first = ImportFile(path: try fixture.file("known.csv", head + known).path, kind: .accounts)
      let whole = ImportFile(path: try fixture.file("accounts.csv", head + known + new).path, kind: .accounts)
      _ = try await fixture.runner().run([first], in: fixture.workspace)
      let report = try await fixture.runner(batchSize: 2, seed: 7).run([whole], in: fixture.workspace)
      #expect([report.files.first?.new, report.files.first?.unchanged] == [4, 5])
      let other = ImportFixture.workspace(2)
      _ = try await fixture.runner(seed: 8).run([whole], in: other)
      let lines = try await LogicalContent.lines(fixture.db, in: fixture.workspace.id)
      #expect(lines == (try await LogicalContent.lines(fixture.db, in: other.id)))
      #expect(lines.count { $0.hasPrefix("account: ") } == 9)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a contact without address who stands in two rows of accounts belongs to both`(engine: TestEngine) async throws {
    try await ImportFixture.with(engine) { fixture in
      let text = """
        account_id,account_name,contact_id,contact_name
        A-1,Nordwind,P-1,Asha Rao
        A-2,Südwind,P-1,Asha Rao

        """
      let file = ImportFile(path: try fixture.file("accounts.csv", text).path, kind: .accounts)
      for isDryRun in [true, false] {
        let report = try await fixture.runner().run([file], in: fixture.workspace, isDryRun: isDryRun)
        #expect([report.files.first?.new, report.files.first?.refused.total] == [2, 0])
      }
      let workspace = fixture.workspace.id
      try await fixture.db.read { tx in
        let contacts = try tx.values("SELECT id FROM contact WHERE workspace_id = \(workspace)", as: ID<Contact>.self)
        #expect(contacts.count == 1)
        let contact = try ContactStore.find(try #require(contacts.first), in: workspace, tx)
        #expect(contact?.accounts.count == 2)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `the first subscription decides the currency, another one is refused`(engine: TestEngine) async throws {
    try await ImportFixture.with(engine) { fixture in
      try await fixture.importing("accounts.csv", ImportFixture.accounts)
      let head = "subscription_id,account_id,start_date,mrr,currency\n"
      let report = try await fixture.importing(
        "subscriptions.csv", head + "S-1,A-1,2024-01-01,9000,KRW\nS-2,A-1,2024-02-01,10,USD\n", seed: 2)
      #expect((report.new, report.refused.total) == (1, 1))
      #expect(report.refused.problems.first?.code == .otherCurrency)
      #expect(report.refused.problems.first?.arguments == ["value": "USD", "expected": "KRW"])
      let lines = try await LogicalContent.lines(fixture.db, in: fixture.workspace.id)
      #expect(lines.contains { $0.hasPrefix("account: Nordwind|") && $0.contains("|KRW|") })
      #expect(lines.contains { $0.hasPrefix("period: Nordwind|") && $0.hasSuffix("|9000|KRW") })
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `nothing is written while one of the files cannot be recognised`(engine: TestEngine) async throws {
    try await ImportFixture.with(engine) { fixture in
      let files = try fixture.files() + [fixture.file("strange.csv", "foo,bar\n1,2\n")]
      let report = try await fixture.runner().run(files, in: fixture.workspace)
      #expect(!report.isComplete)
      #expect(report.files.map(\.file) == ["strange.csv"])
      #expect(report.files[0].failures.map(\.code) == ["unknownKind"])
      #expect(try await LogicalContent.lines(fixture.db, in: fixture.workspace.id) == [])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `oddities are named with their numbers, also when nothing is new`(engine: TestEngine) async throws {
    try await ImportFixture.with(engine) { fixture in
      for seed in [1, 2] as [UInt64] {
        let report = try await fixture.runner(seed: seed).run(fixture.files(), in: fixture.workspace)
        let found = report.files.flatMap { file in file.oddities.map { "\(file.file) \($0.kind) \($0.count)" } }
        #expect(
          found == [
            "subscriptions.csv zeroOrNegative 1", "usage.csv beforeAccountStart 1",
            "usage.csv usageBeforeSubscription 1", "tickets.csv beforeAccountStart 1",
            "churn.csv churnSourcesDisagree 1",
          ])
      }
    }
  }
}

extension ImportFixture {
  /// The content after an import of the fixture in one go, some of its files replaced.
  static func content(_ engine: TestEngine, replacing texts: [String: String] = [:]) async throws -> [String] {
    let found = Mutex<[String]>([])
    try await with(engine) { fixture in
      let files = try Self.texts.map { try fixture.file($0.name, texts[$0.name] ?? $0.text) }
      _ = try await fixture.runner().run(files, in: fixture.workspace)
      let lines = try await LogicalContent.lines(fixture.db, in: fixture.workspace.id)
      found.withLock { $0 = lines }
    }
    return found.withLock { $0 }
  }

  func waiting() async throws -> Int {
    try await db.read { tx in try ImportWaitingStore.count(in: workspace.id, tx) }
  }

  /// The rows of every table but the log of runs.
  func counts() async throws -> [String: Int] {
    try await db.read { tx in
      let tables: [(String, SQL)] = [
        ("account", "SELECT count(*) FROM account"), ("contact", "SELECT count(*) FROM contact"),
        ("subscription", "SELECT count(*) FROM subscription"), ("signal", "SELECT count(*) FROM signal"),
        ("event", "SELECT count(*) FROM event"), ("metric", "SELECT count(*) FROM metric"),
        ("metric_month", "SELECT count(*) FROM metric_month"), ("import_key", "SELECT count(*) FROM import_key"),
        ("import_waiting", "SELECT count(*) FROM import_waiting"), ("note", "SELECT count(*) FROM note"),
        ("account_stage_change", "SELECT count(*) FROM account_stage_change"),
        ("mrr_movement", "SELECT count(*) FROM mrr_movement"),
      ]
      var counts: [String: Int] = [:]
      for (name, query) in tables { counts[name] = try tx.value(query) ?? -1 }
      return counts
    }
  }
}
