import HTTPTypes
import Testing

/// A request to the API that is to be refused.
struct BadRequest: Sendable, CustomTestStringConvertible {
  let what: String
  let method: HTTPRequest.Method
  /// With `{id}` for the sample's account and the names of other things in braces: `{tasks}`.
  let path: String
  let body: [UInt8]
  let headers: HTTPFields
  let status: Set<Int>

  init(
    _ what: String, _ method: HTTPRequest.Method, _ path: String, _ body: String, _ status: Int...,
    headers: HTTPFields = [.contentType: "application/json"]
  ) {
    self.init(what, method, path, bytes: Array(body.utf8), status, headers: headers)
  }

  init(
    _ what: String, _ method: HTTPRequest.Method, _ path: String, bytes: [UInt8], _ status: [Int],
    headers: HTTPFields = [.contentType: "application/json"]
  ) {
    self.what = what
    self.method = method
    self.path = path
    body = bytes
    self.headers = headers
    self.status = Set(status)
  }

  var testDescription: String { "\(what): \(method) \(path)" }

  static let all: [BadRequest] = bodies + values + files + references + places

  private static let accounts = "/api/v1/accounts"

  /// What is no JSON object of sensible size.
  private static let bodies: [BadRequest] = [
    BadRequest("nothing", .post, accounts, "", 400),
    BadRequest("half an object", .post, accounts, #"{"name": "#, 400),
    BadRequest("two objects", .post, accounts, #"{"name": "A"} {"name": "B"}"#, 400),
    BadRequest(
      "a hundred arrays in each other", .post, accounts,
      #"{"name": "# + String(repeating: "[", count: 100) + String(repeating: "]", count: 100) + "}", 400),
    BadRequest("100,000 arrays in each other", .post, accounts, String(repeating: "[", count: 100_000), 400),
    BadRequest(
      "bytes that are no UTF-8", .post, accounts,
      bytes: Array(#"{"name": ""#.utf8) + [0xFF, 0xC0] + Array(#""}"#.utf8), [400]),
    BadRequest("a lone surrogate", .post, accounts, #"{"name": "\ud800x"}"#, 400, 422),
    BadRequest("an array", .post, accounts, "[]", 422),
    BadRequest("null", .post, accounts, "null", 422),
    BadRequest("a number", .patch, "\(accounts)/{accounts}", "1", 422),
    BadRequest("10 MB", .post, accounts, #"{"name": "\#(String(repeating: "x", count: 10_000_000))"}"#, 413),
    BadRequest("a form", .post, accounts, "name=A", 415, headers: [.contentType: "application/x-www-form-urlencoded"]),
    BadRequest("no content type", .post, accounts, #"{"name": "A"}"#, 415, headers: [:]),
    BadRequest("text", .patch, "/api/v1/tasks/{tasks}", #"{"title": "A"}"#, 415, headers: [.contentType: "text/plain"]),
  ]

  /// Fields that cannot be so.
  private static let values: [BadRequest] = [
    BadRequest(
      "a view whose filter cannot be read", .post, "/api/v1/views", #"{"name": "A", "filter": "helth<5"}"#, 422),
    BadRequest("a filter that cannot be read", .patch, "/api/v1/views/{views}", #"{"filter": "helth<5"}"#, 422),
    BadRequest("no name", .post, accounts, "{}", 422),
    BadRequest("an unknown field", .post, accounts, #"{"name": "A", "colour": "red"}"#, 422),
    BadRequest("a name of another type", .post, accounts, #"{"name": {"a": 1}}"#, 422),
    BadRequest("NUL in a name", .post, accounts, #"{"name": "A\u0000B"}"#, 422),
    BadRequest("a long name", .post, accounts, #"{"name": "\#(String(repeating: "x", count: 201))"}"#, 422),
    BadRequest("white space for a name", .post, accounts, #"{"name": " \u00a0\u2003 "}"#, 422),
    BadRequest("negative seats", .patch, "\(accounts)/{accounts}", #"{"seats": -1}"#, 422),
    BadRequest("half a seat", .patch, "\(accounts)/{accounts}", #"{"seats": 1.5}"#, 422),
    BadRequest("huge seats", .patch, "\(accounts)/{accounts}", #"{"seats": 1e30}"#, 422),
    BadRequest("seats beyond any number", .patch, "\(accounts)/{accounts}", #"{"seats": 1e999}"#, 400, 422),
    BadRequest("a day beyond 9999", .patch, "\(accounts)/{accounts}", #"{"customerSince": "12026-01-01"}"#, 422),
    BadRequest("30 February", .patch, "\(accounts)/{accounts}", #"{"customerSince": "2026-02-30"}"#, 422),
    BadRequest("a stage that is none", .patch, "\(accounts)/{accounts}", #"{"stage": "happy"}"#, 422),
    BadRequest("a country that is none", .patch, "\(accounts)/{accounts}", #"{"country": "india"}"#, 422),
    BadRequest("NUL in a note", .post, "\(accounts)/{accounts}/notes", #"{"body": "a\u0000b"}"#, 422),
    BadRequest(
      "a long note", .post, "\(accounts)/{accounts}/notes", #"{"body": "\#(String(repeating: "x", count: 20_001))"}"#,
      422),
    BadRequest("no address", .post, "/api/v1/contacts", #"{"displayName": "A", "emails": ["a@@b"]}"#, 422),
    BadRequest("a task without a title", .post, "/api/v1/tasks", #"{"detail": "A"}"#, 422),
    BadRequest(
      "money without a currency", .patch, "/api/v1/subscriptions/{subscriptions}", #"{"mrr": {"amount": 1}}"#, 422),
    BadRequest(
      "a tenth of a cent", .patch, "/api/v1/subscriptions/{subscriptions}",
      #"{"mrr": {"amount": 1.001, "currency": "USD"}}"#, 422),
    BadRequest(
      "more money than there is", .patch, "/api/v1/subscriptions/{subscriptions}",
      #"{"mrr": {"amount": 1e60, "currency": "USD"}}"#, 422),
    BadRequest(
      "an end before the start", .patch, "/api/v1/subscriptions/{subscriptions}", #"{"endsOn": "2001-01-01"}"#, 422),
    BadRequest("no list of signals", .post, "/api/v1/signals", #"{"signals": {}}"#, 422),
    BadRequest("a scorecard without a definition", .post, "/api/v1/scorecards", #"{"name": "A"}"#, 422),
    BadRequest(
      "a definition that is none", .post, "/api/v1/scorecards", #"{"name": "A", "definition": {"groups": 1}}"#, 422),
    BadRequest(
      "a horizon of 45 days", .post, "/api/v1/backtests", #"{"scorecardId": "{scorecards}", "horizon": 45}"#, 422),
    BadRequest("a test of no scorecard", .post, "/api/v1/backtests", #"{"churn": "events"}"#, 422),
    BadRequest(
      "a version that never was", .post, "/api/v1/backtests", #"{"scorecardId": "{scorecards}", "version": 77}"#, 422),
    BadRequest(
      "a draft that is none", .post, "/api/v1/backtests",
      #"{"scorecardId": "{scorecards}", "name": "A", "definition": {"groups": 1}}"#, 422),
    BadRequest("a curve beyond every number", .post, "/api/v1/scorecards", SampleData.card("A", knot: "1e300"), 422),
    BadRequest("a curve of huge numbers", .post, "/api/v1/scorecards", SampleData.card("A", knot: "1e100"), 422),
    BadRequest(
      "an amount beyond every number", .patch, "/api/v1/subscriptions/{subscriptions}",
      #"{"mrr": {"amount": 1e300, "currency": "USD"}}"#, 422),
    BadRequest("a decision that is none", .post, "/api/v1/today/{accounts}/decision", #"{"kind": "maybe"}"#, 422),
    BadRequest("an empty file", .post, "/api/v1/imports", "", 422, headers: [.contentType: "text/csv"]),
    BadRequest(
      "a file that is none", .post, "/api/v1/imports", "foo,bar\n1,2\n", 422, headers: [.contentType: "text/csv"]),
  ]

  /// Files that are none, or that would burst.
  private static let files: [BadRequest] = [
    ("a zip", Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 0, count: 5000)),
    ("bytes of no text", (0..<20_000).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 >> 5) }),
    ("a header of 200,000 columns", Array(String(repeating: "a,", count: 200_000).utf8)),
    ("a column's name of 3 MB", Array("account_id,\(String(repeating: "x", count: 3_000_000))\nA,1\n".utf8)),
    ("the same column twice", Array("account_id,account_name,account_name\nA,B,C\n".utf8)),
    ("NUL", [UInt8](repeating: 0, count: 100_000)),
  ].map { BadRequest($0.0, .post, "/api/v1/imports", bytes: $0.1, [422], headers: [.contentType: "text/csv"]) }

  /// Rows that are not there, or not for this workspace.
  private static let references: [BadRequest] = [
    BadRequest("an owner that is none", .patch, "\(accounts)/{accounts}", #"{"ownerId": "nobody"}"#, 422),
    BadRequest("a stranger as owner", .patch, "\(accounts)/{accounts}", #"{"ownerId": "{their owner}"}"#, 422),
    BadRequest("a strange parent", .patch, "\(accounts)/{accounts}", #"{"parentId": "{their accounts}"}"#, 404, 422),
    BadRequest("itself as parent", .patch, "\(accounts)/{accounts}", #"{"parentId": "{accounts}"}"#, 409, 422),
    BadRequest(
      "a strange contact", .post, "\(accounts)/{accounts}/contacts", #"{"contactId": "{their contacts}"}"#, 404, 422),
    BadRequest(
      "a contact of a strange account", .post, "/api/v1/contacts",
      #"{"displayName": "A", "accounts": [{"accountId": "{their accounts}", "role": "user"}]}"#, 404, 422),
    BadRequest(
      "a task at a strange account", .post, "/api/v1/tasks", #"{"title": "A", "accountId": "{their accounts}"}"#, 404,
      422),
    BadRequest(
      "a task for a stranger", .post, "/api/v1/tasks", #"{"title": "A", "assigneeId": "{their owner}"}"#, 404, 422),
    BadRequest(
      "a strange account's subscription", .post, "/api/v1/subscriptions",
      #"{"accountId": "{their accounts}", "startsOn": "2026-01-01", "mrr": {"amount": 1, "currency": "USD"}}"#, 404, 422
    ),
    BadRequest(
      "a waiting row for a strange account", .post, "/api/v1/imports/waiting/{imports/waiting}/attachment",
      #"{"accountId": "{their accounts}"}"#, 404, 422),
    BadRequest(
      "a stale version", .patch, "\(accounts)/{accounts}", #"{"tier": "gold"}"#, 412,
      headers: [
        .contentType: "application/json", .ifMatch: "\"v99\"",
      ]),
    BadRequest(
      "a version that is none", .patch, "/api/v1/tasks/{tasks}", #"{"title": "A"}"#, 412,
      headers: [
        .contentType: "application/json", .ifMatch: "W/\"x\"",
      ]),
    BadRequest(
      "a stale scorecard", .put, "/api/v1/scorecards/{scorecards}", SampleData.card("A"), 412,
      headers: [
        .contentType: "application/json", .ifMatch: "\"v99\"",
      ]),
  ]

  /// Queries that ask for what cannot be.
  private static let places: [BadRequest] = [
    ("\(accounts)?limit=0", 422), ("\(accounts)?limit=1e9", 422), ("\(accounts)?cursor=%00%FF", 422),
    ("\(accounts)?cursor=bm9uZQ", 422), ("\(accounts)?sort=password", 422), ("\(accounts)?asOf=20260101", 422),
    ("\(accounts)?filter=health%3C", 422), ("\(accounts)?filter=nothing:1", 422),
    ("\(accounts)/{accounts}/health?from=2026-02-01&to=2026-01-01", 422),
    ("\(accounts)/{accounts}/health/explanation?asOf=12345-01-01", 422),
    ("\(accounts)/{accounts}/health/change?from=0001-01-01&to=9999-12-31", 422),
    ("\(accounts)/{accounts}/timeline?kind=gossip", 422), ("/api/v1/timeline", 422),
    ("/api/v1/timeline?account={their accounts}", 404), ("/api/v1/tasks?assignee=x", 422),
    ("/api/v1/tasks?account={their accounts}", 404), ("/api/v1/contacts?account={their accounts}", 404),
    ("/api/v1/signals?metric=logins", 422), ("/api/v1/signals?accountId={their accounts}&metric=logins", 404),
    ("/api/v1/signals?accountId={accounts}&metric=nothing", 422), ("/api/v1/metrics/nothing", 404),
    ("/api/v1/today?scope=everything", 422), ("/api/v1/nowhere", 404),
  ].map { BadRequest("a query", .get, $0.0, "", $0.1) }
}
