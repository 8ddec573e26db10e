import HTTPTypes
import Web

/// A route's path with its parameters filled in.
enum RoutePath {
  /// Parameters that are no ids of the workspace's rows.
  private static let words = [
    "key": "logins", "number": "1", "role": "csm", "day": "2026-12-25", "stage": "onboarding",
    "name": "app.css",
  ]

  /// The names of a path's parameters.
  static func parameters(_ path: String) -> [String] {
    path.matches(of: /\{([a-zA-Z]+)\}/).map { String($0.output.1) }
  }

  /// Whether a row of the workspace is named in the path.
  static func namesRow(_ path: String) -> Bool {
    parameters(path).contains { words[$0] == nil && $0 != "token" && $0 != "measure" }
  }

  /// The path about rows of `sample`.
  static func filled(_ path: String, from sample: SampleWorkspace) -> String {
    filled(path) { sample.id($0) }
  }

  /// The path with each parameter as `value` has it by what it stands for: `accounts`, `settings/people`.
  static func filled(_ path: String, words: Bool = true, _ value: (String) -> String) -> String {
    var before: [Substring] = []
    let names = path.split(separator: "/", omittingEmptySubsequences: false)
    let parts = names.map { part -> String in
      defer { if !part.hasPrefix("{"), !part.isEmpty, part != "api", part != "v1" { before.append(part) } }
      guard part.hasPrefix("{") else { return String(part) }
      let name = String(part.dropFirst().dropLast())
      if words, let word = Self.words[name] { return word }
      switch name {
      case "accountId": return value("accounts")
      case "contactId": return value("contacts")
      case "personId": return value("settings/people")
      case "token": return value("invitations")
      case "id" where names.contains("check") || ["mapping", "run"].contains(names.last ?? ""):
        return value("imports/upload")
      case "id": return value(before.joined(separator: "/"))
      default: return value(name)
      }
    }
    return parts.joined(separator: "/")
  }

  /// A body that the route takes, so that nothing but the id or the right can be what it refuses.
  static func json(_ route: Route, _ sample: SampleWorkspace) -> String? {
    guard ![.get, .head].contains(route.method) else { return nil }
    let (account, contact) = (sample.id("accounts"), sample.id("contacts"))
    let bodies = [
      "POST /api/v1/accounts": #"{"name": "New"}"#,
      "PATCH /api/v1/accounts/{id}": #"{"tier": "gold"}"#,
      "POST /api/v1/contacts": #"{"displayName": "New"}"#,
      "PATCH /api/v1/contacts/{id}": #"{"title": "New"}"#,
      "POST /api/v1/accounts/{id}/contacts": #"{"contactId": "\#(contact)", "role": "user"}"#,
      "POST /api/v1/accounts/{id}/notes": #"{"body": "New"}"#,
      "POST /api/v1/accounts/{id}/merge": #"{"other": "\#(sample.id("other account"))"}"#,
      "POST /api/v1/accounts/{id}/members": #"{"personId": "\#(sample.id("settings/people"))", "role": "sponsor"}"#,
      "POST /api/v1/accounts/{id}/observations": #"{"judgement": "bad"}"#,
      "POST /api/v1/contacts/{id}/merge": #"{"other": "\#(contact)"}"#,
      "PATCH /api/v1/notes/{id}": #"{"body": "New words"}"#,
      "POST /api/v1/tasks": #"{"title": "New"}"#,
      "PUT /api/v1/calendar/week": #"{"weekdays": ["monday", "sunday"]}"#,
      "POST /api/v1/calendar/holidays": #"{"day": "2026-12-25", "name": "New"}"#,
      "POST /api/v1/sources": #"{"name": "New source"}"#,
      "POST /api/v1/metrics": #"{"key": "invoiced", "name": "Invoiced", "kind": "count", "events": ["Sent"]}"#,
      "POST /api/v1/metrics/{key}/definition": #"{"name": "Log-ins", "kind": "count", "events": ["Sent"]}"#,
      "PATCH /api/v1/tasks/{id}": #"{"title": "New"}"#,
      "POST /api/v1/tasks/{id}/checklist": #"{"text": "New"}"#,
      "PATCH /api/v1/tasks/{id}/checklist/{itemId}": #"{"isDone": true}"#,
      "POST /api/v1/subscriptions":
        #"{"accountId": "\#(account)", "startsOn": "2026-01-01", "mrr": {"amount": 1, "currency": "USD"}}"#,
      "PATCH /api/v1/subscriptions/{id}": #"{"plan": "gold"}"#,
      "POST /api/v1/imports/waiting/{id}/attachment": #"{"accountId": "\#(account)"}"#,
      "POST /api/v1/today/{accountId}/decision": #"{"kind": "done"}"#,
      "POST /api/v1/scorecards": SampleData.card("New"),
      "POST /api/v1/backtests": #"{"scorecardId": "\#(sample.id("scorecards"))"}"#,
      "PUT /api/v1/scorecards/{id}": SampleData.card("New"),
      "POST /api/v1/scorecards/{id}/preview": SampleData.card("New"),
      "POST /api/v1/bulk-changes": #"{"accountIds": ["\#(account)"], "tier": "gold"}"#,
      "POST /api/v1/stages": #"{"kind": "onboarding", "key": "training", "name": "Training"}"#,
      "PATCH /api/v1/stages/{stage}": #"{"isHidden": true}"#,
      "POST /api/v1/attributes": #"{"key": "budget", "name": "Budget", "kind": "money"}"#,
      "PATCH /api/v1/attributes/{id}": #"{"name": "Other"}"#,
      "POST /api/v1/views": #"{"name": "New"}"#,
      "PATCH /api/v1/views/{id}": #"{"name": "Other"}"#,
      "POST /api/v1/segments": #"{"name": "New", "filter": "health<50"}"#,
      "PATCH /api/v1/segments/{id}": #"{"filter": "health<40"}"#,
    ]
    return bodies["\(route.method.rawValue) \(route.path)"] ?? "{}"
  }

  /// Sends what the route takes, with the credentials of a page: a session and its token.
  static func send(
    _ route: Route, _ path: String, _ session: String, _ sample: SampleWorkspace, _ client: AppClient
  ) async throws -> AppClient.Answer {
    if route.method == .get { return try await client.get(path, .session(session)) }
    if route.form == .page { return try await client.post(path, [:], session) }
    var headers: HTTPFields = [:]
    if let name = HTTPField.Name("X-CSRF-Token") { headers[name] = AppClient.csrf(session) }
    return try await client.api(route.method, path, json(route, sample), .session(session), headers)
  }
}
