import Foundation
import Identity
import Kernel
import Storage
import TestSupport

@testable import Customers

/// A database, a workspace and a folder of small files to import.
struct ImportFixture: Sendable {
  static let now = Timestamp(milliseconds: 1_780_000_000_000)

  let db: Database
  let folder: URL

  static func with(_ engine: TestEngine, _ body: @Sendable (ImportFixture) async throws -> Void) async throws {
    try await TestDatabase.withFolder { folder in
      try await TestDatabase.with(engine, migrations: Identity.migrations + Customers.migrations) { db in
        try await body(ImportFixture(db: db, folder: folder))
      }
    }
  }

  static func workspace(_ number: UInt64 = 1) -> Workspace {
    Workspace(
      id: ID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0000 + number), name: "W\(number)",
      language: .english, timeZone: .gmt, currency: .usd)
  }

  var workspace: Workspace { Self.workspace() }

  /// A runner with a clock that stands still.
  func runner(at moment: Timestamp = now, batchSize: Int = 2500, seed: UInt64 = 1) -> ImportRunner {
    ImportRunner(database: db, effects: .fixed(at: moment, seed: seed), batchSize: batchSize)
  }

  func file(_ name: String, _ text: String) throws -> ImportFile {
    let path = folder.appendingPathComponent(name).path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return ImportFile(path: path)
  }

  /// Imports one file and gives its report.
  @discardableResult
  func importing(_ name: String, _ text: String, seed: UInt64 = 1) async throws -> ImportFileReport {
    let report = try await runner(seed: seed).run([file(name, text)], in: workspace)
    return try report.files.first ?? { throw CocoaError(.featureUnsupported) }()
  }

  /// A small company's seven files.
  func files() throws -> [ImportFile] {
    try Self.texts.map { try file($0.name, $0.text) }
  }

  static let texts: [(name: String, text: String)] = [
    ("accounts.csv", accounts), ("contacts.csv", contacts), ("subscriptions.csv", subscriptions),
    ("usage.csv", usage), ("tickets.csv", tickets), ("churn.csv", churn), ("notes.csv", notes),
  ]

  static let accounts = """
    account_id,account_name,industry,country,signup_date,seats,parent_account,churn_flag
    A-1,Nordwind,EdTech,DE,2024-01-10,9,A-3,False
    A-2,한빛소프트,FinTech,South Korea,2024-02-01,18,,True
    A-3,Group,Holding,IN,2023-05-01,3,,False

    """
  static let contacts = """
    contact_id,account_id,first_name,last_name,email,role
    P-1,A-1,Anna,Weber,anna@nordwind.example,champion
    P-2,A-2,민준,김,kim@hanbit.example,user

    """
  static let subscriptions = """
    subscription_id,account_id,start_date,end_date,plan_tier,mrr_amount,arr_amount,is_trial
    S-1,A-1,2024-01-10,,Pro,100.50,1206.00,False
    S-2,A-2,2024-02-01,2024-09-01,Basic,40,480,False
    S-3,A-3,2023-05-01,,Basic,0,0,True

    """
  static let usage = """
    usage_id,subscription_id,usage_date,feature_name,usage_count,error_count
    U-1,S-1,2024-02-03,search,5,0
    U-2,S-1,2024-02-03,search,7,1
    U-3,S-2,2024-03-01,export,2,0
    U-4,S-1,2024-03-04,export,1,0
    U-5,S-1,2023-12-31,export,1,0

    """
  static let tickets = """
    ticket_id,account_id,submitted_at,closed_at,resolution_time_hours,priority,first_response_time_minutes,satisfaction_score,escalation_flag
    T-1,A-1,2024-02-05,2024-02-06 03:00:00,27,urgent,14,4,True
    T-2,A-2,2024-01-15,2024-01-16 03:00:00,27,low,20,,False

    """
  static let churn = """
    churn_event_id,account_id,churn_date,reason_code,refund_amount_usd,is_reactivation,feedback_text
    C-1,A-2,2024-09-01,pricing,4.03,False,too dear
    C-2,A-1,2024-06-01,support,0,False,

    """
  static let notes = """
    note_id,account_id,note,note_date
    N-1,A-1,"Spoke of the renewal, they stay",2024-05-05

    """
}
