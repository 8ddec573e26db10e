import Foundation
import HTTPTypes
import Kernel
import Testing
import Web

@testable import App

/// Fills a workspace through the API, so that every room has something; every free text begins with `mark`.
struct SampleData: Sendable {
  let mark: String
  let owner: SamplePeople
  let client: AppClient
  let services: AppServices

  private var api: AppClient.Credential { .bearer(owner.token) }
  private var today: LocalDate { AppFixture.now.utcDay }

  /// - Returns: ids by what they stand for in the routes' paths.
  func fill() async throws -> [String: String] {
    var ids: [String: String] = [:]
    ids["attributes"] = try await attribute()
    ids["settings/attributes"] = ids["attributes"]
    let stage = #"{"kind": "onboarding", "key": "kickoff", "name": "\#(mark) kick-off"}"#
    _ = try await create("/api/v1/stages", stage)
    let first = try await account("Alpha")
    let second = try await account("Beta")
    ids["accounts"] = first
    ids["other account"] = second
    ids["contacts"] = try await contact(at: first)
    ids["subscriptions"] = try await subscription(of: first)
    let note = try await note(about: first)
    ids["notes"] = note
    let file = AppClient.encoded("\(mark) file.pdf")
    ids["attachmentId"] = try await create("/api/v1/notes/\(note)/attachments?fileName=\(file)", "x").text("id")
    let task = try await task(about: first)
    ids["tasks"] = task
    ids["itemId"] = try await client.get("/api/v1/tasks/\(task)/checklist", api).text("items.0.id")
    try await signals(of: [first, second])
    ids["metrics"] = "logins"
    ids["imports"] = try await imported("accounts.csv", "account_id,account_name\n\(mark) x-1,\(mark) Gamma\n")
    let waiting = "ticket_id,account_id,submitted_at,priority\n\(mark) T-8,\(mark) Z-9,2024-02-05,low\n"
    _ = try await imported("tickets.csv", waiting)
    ids["imports/waiting"] = try await client.get("/api/v1/imports/waiting", api).text("items.0.id")
    let card = try await scorecard()
    ids["scorecards"] = card
    ids["backtests"] = try await create("/api/v1/backtests", #"{"scorecardId": "\#(card)"}"#).text("id")
    await services.jobs().drain()
    let person = owner.ids["settings/people"] ?? ""
    let member = #"{"personId": "\#(person)", "role": "\#(mark) role"}"#
    ids["observationId"] = try await create(
      "/api/v1/accounts/\(first)/observations", #"{"judgement": "bad", "occurredAt": "\#(today - 3)T08:00:00Z"}"#
    ).text("id")
    let members = try await client.api(.post, "/api/v1/accounts/\(first)/members", member, api)
    #expect(members.status == 200, "\(members.body)")
    ids["segments"] = try await segment()
    ids["views"] = try await create(
      "/api/v1/views", #"{"name": "\#(mark) view", "filter": "tier:any", "isShared": true}"#
    ).text("id")
    ids["bulk-changes"] = try await bulkChange(of: second)
    return ids
  }

  /// The key of the first measure in the explanation of an account's health.
  func measure(of account: String) async throws -> String? {
    try await client.get("/api/v1/accounts/\(account)/health/explanation", api).text("measures.0.key")
  }

  private func create(_ path: String, _ body: String) async throws -> AppClient.Answer {
    let answer = try await client.api(.post, path, body, api)
    #expect([200, 201].contains(answer.status), "\(path): \(answer.body)")
    return answer
  }

  /// Several choices and a text.
  /// - Returns: the id of the choices.
  private func attribute() async throws -> String {
    _ = try await create("/api/v1/attributes", #"{"key": "partner", "name": "\#(mark) partner", "kind": "text"}"#)
    let body = """
      {"key": "modules", "name": "\(mark) modules", "nameHi": "\(mark) hi", "kind": "choices",
       "options": [{"key": "crm", "name": "\(mark) CRM"}, {"key": "desk", "name": "\(mark) desk"}]}
      """
    return try await create("/api/v1/attributes", body).text("id") ?? ""
  }

  private func account(_ name: String) async throws -> String {
    let owner = owner.ids["owner"] ?? ""
    let body = """
      {"name": "\(mark) \(name)", "ownerId": "\(owner)", "stage": "adopting", "tier": "\(mark) tier",
       "industry": "\(mark) industry", "country": "IN", "language": "hi", "seats": 20, "employees": 300,
       "customerSince": "2025-01-15", "tags": ["\(mark) tag"],
       "externalIds": [{"source": "\(mark) crm", "id": "\(mark) \(name)"}],
       "attributes": {"modules": ["crm"], "partner": "\(mark) partner"}}
      """
    return try await create("/api/v1/accounts", body).text("id") ?? ""
  }

  private func contact(at account: String) async throws -> String {
    let body = """
      {"displayName": "\(mark) person", "givenName": "\(mark) given", "familyName": "\(mark) family",
       "title": "\(mark) title", "phone": "\(mark) 123", "emails": ["anna@example.test"], "consentOn": "2026-01-01",
       "consentSource": "\(mark) consent", "accounts": [{"accountId": "\(account)", "role": "champion"}]}
      """
    return try await create("/api/v1/contacts", body).text("id") ?? ""
  }

  private func subscription(of account: String) async throws -> String {
    let body = """
      {"accountId": "\(account)", "product": "\(mark) product", "plan": "\(mark) plan", "startsOn": "2026-01-01",
       "endsOn": "\(today + 40)", "billingPeriod": "\(mark) monthly", "autoRenews": false, "seats": 10,
       "mrr": {"amount": 1234.5, "currency": "USD"}}
      """
    return try await create("/api/v1/subscriptions", body).text("id") ?? ""
  }

  private func note(about account: String) async throws -> String {
    let body = #"{"kind": "call", "body": "\#(mark) spoke with them."}"#
    let made = try await create("/api/v1/accounts/\(account)/notes", body)
    let id = made.text("id") ?? ""
    let edited = try await client.api(.patch, "/api/v1/notes/\(id)", #"{"body": "\#(mark) spoke again."}"#, api)
    #expect(edited.status == 200, "\(edited.body)")
    return id
  }

  private func task(about account: String) async throws -> String {
    let assignee = owner.ids["owner"] ?? ""
    let body = """
      {"title": "\(mark) task", "detail": "\(mark) detail", "accountId": "\(account)", "assigneeId": "\(assignee)",
       "dueOn": "\(today - 5)", "priority": "high", "checklist": ["\(mark) step", "\(mark) last"]}
      """
    return try await create("/api/v1/tasks", body).text("id") ?? ""
  }

  /// Ninety days of logins that fall off in the last four weeks, and a level.
  private func signals(of accounts: [String]) async throws {
    var samples: [String] = []
    for (place, account) in accounts.enumerated() {
      for back in 0..<90 {
        let day = today - back
        let value = back < 28 ? 2 + place : 40 + place
        samples.append(
          #"{"accountId": "\#(account)", "metric": "logins", "kind": "count", "occurredAt": "\#(day)T08:00:00Z", "#
            + #""value": \#(value), "dimension": "\#(mark) dimension"}"#)
      }
      samples.append(
        #"{"accountId": "\#(account)", "metric": "csat", "kind": "lastValue", "occurredAt": "\#(today - 5)T08:00:00Z", "#
          + #""value": 3.5}"#)
    }
    let answer = try await create("/api/v1/signals", "{\"signals\": [\(samples.joined(separator: ","))]}")
    #expect(answer.value("refused") == .number(0), "\(answer.body.prefix(500))")
  }

  private func imported(_ file: String, _ text: String) async throws -> String {
    let answer = try await client.api(
      .post, "/api/v1/imports?fileName=\(AppClient.encoded("\(mark) \(file)"))", text, api, [.contentType: "text/csv"])
    #expect(answer.status == 202, "\(file): \(answer.body)")
    await services.jobs().drain()
    return answer.text("id") ?? ""
  }

  private func scorecard() async throws -> String {
    try await create("/api/v1/scorecards", Self.card(mark)).text("id") ?? ""
  }

  private func bulkChange(of account: String) async throws -> String {
    let body = #"{"accountIds": ["\#(account)"], "tier": "\#(mark) tier 2", "addTags": ["\#(mark) bulk"]}"#
    return try await create("/api/v1/bulk-changes", body).text("id") ?? ""
  }

  private func segment() async throws -> String {
    try await create("/api/v1/segments", #"{"name": "\#(mark) segment", "filter": "logins>0 tier:any"}"#).text("id")
      ?? ""
  }

  /// A scorecard of one measure, with texts that begin with `mark`.
  static func card(_ mark: String, knot: String = "100") -> String {
    """
    {"name": "\(mark) card", "filter": "tier:gold", "position": 1, "definition": {
      "groups": [{"key": "use", "name": {"en": "\(mark) group"}}],
      "measures": [{"key": "logins", "name": {"en": "\(mark) measure"}, "group": "use",
        "source": {"metric": "logins"}, "window": {"lastDays": 7}, "aggregate": "sum",
        "curve": [{"value": 0, "points": 0}, {"value": \(knot), "points": 100}], "weight": 1,
        "missing": {"policy": "carry", "staleAfter": 14}}],
      "bands": {"amber": 40, "green": 70}, "minimumCoverage": 10,
      "exceptions": [{"key": "quiet", "condition": "name:none", "effect": {"cap": 40},
        "reason": {"en": "\(mark) reason"}}]}}
    """
  }
}
