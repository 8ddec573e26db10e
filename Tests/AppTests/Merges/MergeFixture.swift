import App
import Foundation
import HTTPTypes
import Kernel
import Storage
import TestSupport
import Testing

@testable import App
@testable import Customers
@testable import Health

/// A workspace on either engine with two accounts that have something of everything, and what merges them.
struct MergeFixture: Sendable {
  let services: AppServices
  let sample: SampleWorkspace
  let client: AppClient
  let alpha: ID<Account>
  let beta: ID<Account>

  var db: Database { services.database }
  var workspace: ID<Workspace> { sample.workspace.id }

  static func with(_ engine: TestEngine, _ body: @Sendable @escaping (MergeFixture) async throws -> Void) async throws {
    try await TestDatabase.withFolder { folder in
      try await TestDatabase.with(engine, migrations: AppMigrations.all) { db in
        let services = try await AppFixture.services(on: db, files: folder.path)
        try await AppClient.with(services) { client in
          let sample = try await SampleWorkspace.make("m", services, client)
          let fixture = MergeFixture(
            services: services, sample: sample, client: client,
            alpha: try #require(ID(sample.id("accounts"))), beta: try #require(ID(sample.id("other account"))))
          try await fixture.fillBeta()
          try await services.scoreWithHistory(sample.workspace)
          try await services.segments.refreshAll(in: sample.workspace.id)
          try await body(fixture)
        }
      }
    }
  }

  /// What `SampleData` gives the first account only.
  private func fillBeta() async throws {
    let beta = beta.description
    let contact = sample.id("contacts")
    try await send("POST", "/api/v1/accounts/\(beta)/contacts", #"{"contactId": "\#(contact)", "role": "blocker"}"#)
    try await send(
      "POST", "/api/v1/contacts",
      #"{"displayName": "Jiwoo", "emails": ["jiwoo@beta.test"], "accounts": [{"accountId": "\#(beta)", "role": "user"}]}"#
    )
    try await send("POST", "/api/v1/accounts/\(beta)/notes", #"{"kind": "meeting", "body": "Met \"them\" – ठीक है."}"#)
    try await send("POST", "/api/v1/tasks", #"{"title": "Call back", "accountId": "\#(beta)"}"#)
    try await send(
      "POST", "/api/v1/subscriptions",
      #"{"accountId": "\#(beta)", "startsOn": "2025-06-01", "mrr": {"amount": 900, "currency": "USD"}, "seats": 4}"#)
    try await send(
      "PATCH", "/api/v1/accounts/\(beta)",
      #"{"stage": "renewing", "domains": ["beta.test"], "tags": ["m tag", "only beta"]}"#)
    try await send("POST", "/api/v1/accounts", #"{"name": "Beta's daughter", "parentId": "\#(beta)"}"#)
    try await send("PATCH", "/api/v1/accounts/\(alpha)", #"{"parentId": "\#(beta)"}"#)
    try await send("POST", "/api/v1/today/\(beta)/decision", #"{"kind": "done"}"#, expecting: nil)
  }

  @discardableResult
  func send(
    _ method: String, _ path: String, _ body: String? = nil, expecting status: ClosedRange<Int>? = 200...299
  ) async throws -> AppClient.Answer {
    let answer = try await client.api(.init(method) ?? .get, path, body, sample.api)
    if let status { #expect(status.contains(answer.status), "\(method) \(path): \(answer.status) \(answer.body)") }
    return answer
  }

  func actions(at now: Timestamp = AppFixture.now) -> AccountMergeActions {
    AccountMergeActions(database: db, effects: effects(at: now), parts: MergeTables.accounts)
  }

  func effects(at now: Timestamp) -> Effects {
    Effects(clock: { now }, ids: IDSource(random: SeededRandom(seed: 99)))
  }

  /// The owner of the workspace, who may do everything.
  func owner() throws -> Actor {
    let owner = try #require(ID<Person>(sample.id("owner")))
    return Actor(
      workspace: workspace, kind: .person, person: owner, permissions: Set(Permission.allCases), visibility: .all)
  }

  /// What the jobs that wait would do within a second.
  func score(_ accounts: [ID<Account>]) async throws {
    try await services.scoring.score(accounts, in: workspace)
    try await services.scoring.refreshWorklist(.accounts(accounts), in: workspace)
    try await services.segments.refresh(accounts, in: workspace)
  }

  /// Tables and columns in which an id still stands, but for what tells of the merge.
  func places<Subject>(of id: ID<Subject>) async throws -> [String] {
    let subject = EventSubject(id)
    return try await db.read { tx in
      var places: [String] = []
      for table in try StoredTable.all(tx).values where !["merge_record", "audit"].contains(table.name) {
        for column in table.columns where column.hasSuffix("_id") || column == "id" {
          let place: SQL = "SELECT 1 FROM \(SQL.name(table.name)) WHERE \(SQL.name(column)) = \(subject)"
          if table.isUUID(column), try tx.exists(place) { places.append("\(table.name).\(column)") }
        }
      }
      return places.sorted()
    }
  }
}
