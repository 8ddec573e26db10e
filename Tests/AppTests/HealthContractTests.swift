import Foundation
import Kernel
import TestSupport
import Testing
import Web

@testable import App
@testable import Demo

@Suite struct `Health over the API` {
  /// Of a made-up company's accounts these many are there.
  private static let accounts = 75
  private static let changes = 1000

  @Test func `adds up exactly, the score from contributions and a thousand changes from their shares`() async throws {
    try await Self.withDemo { client, people in
      let token = people.token
      let list = try await client.get("/api/v1/accounts?limit=\(Self.accounts)", .bearer(token))
      let ids = (0..<Self.accounts).compactMap { list.text("items.\($0).id") }
      #expect(ids.count == Self.accounts)
      var scored = 0
      for id in ids { scored += try await Self.expectExactScore(of: id, client, token) ? 1 : 0 }
      var (moved, links, random) = (0, Set<String>(), SeededRandom(seed: 11))
      for number in 0..<Self.changes {
        let account = ids[number % ids.count]
        let to = AppFixture.now.utcDay - Int.random(in: 0..<400, using: &random)
        let from = to - Int.random(in: 1..<120, using: &random)
        let rules = number.isMultiple(of: 5) ? "&rules=now" : ""
        let found = try await Self.expectExactChange(of: account, "from=\(from)&to=\(to)\(rules)", client, token)
        moved += found.hasMoved ? 1 : 0
        // One of every account's changes: another day's links differ in the day alone.
        if number < ids.count {
          links.formUnion(found.rows)
          let span = "asOf=\(to)&from=\(from)\(rules)"
          links.formUnion(found.measures.map { "/accounts/\(account)/health/\($0)?\(span)" })
        }
      }
      #expect(scored > Self.accounts / 2 && moved > Self.changes / 3, "premise: \(scored) scored, \(moved) moved")
      #expect(links.count > 5 * Self.accounts, "premise: \(links.count) links")
      for link in links.sorted() {
        let isPage = !link.hasPrefix("/api")
        let answer = try await client.get(
          link, isPage ? .session(people.sessions[.csm] ?? "") : .bearer(token))
        #expect(answer.status == 200, "\(link)")
      }
    }
  }

  @Test func `of what was known earlier, a change knows no more`() async throws {
    try await Self.withDemo { client, people in
      let list = try await client.get("/api/v1/accounts?sort=-health&limit=1", .bearer(people.token))
      let account = try #require(list.text("items.0.id"))
      let path = "/api/v1/accounts/\(account)/health/change?from=2026-10-22&to=2026-11-22"
      let now = try await client.get(path, .bearer(people.token))
      let then = try await client.get("\(path)&knownAt=2020-01-01", .bearer(people.token))
      #expect(now.status == 200 && then.status == 200)
      #expect(Self.decimal(now.value("change")) != nil, "premise: \(now.body)")
      #expect(Self.decimal(then.value("change")) == nil)
      #expect(try await client.get("\(path)&rules=mine", .bearer(people.token)).status == 422)
    }
  }

  private static func expectExactScore(of id: String, _ client: AppClient, _ token: String) async throws -> Bool {
    var hasScore = false
    for day in ["2026-11-22", "2026-08-01"] {
      let answer = try await client.get("/api/v1/accounts/\(id)/health/explanation?asOf=\(day)", .bearer(token))
      #expect(answer.status == 200, "\(answer.body)")
      guard let score = decimal(answer.value("score")) else { continue }
      hasScore = true
      #expect(sum(answer.items("measures"), "contribution") == score, "\(id) \(day): \(answer.body)")
    }
    return hasScore
  }

  /// What a change led to: whether the score moved, where its rows are, and the measures that have a share.
  private struct Change {
    var hasMoved = false
    var rows: [String] = []
    var measures: [String] = []
  }

  private static func expectExactChange(
    of id: String, _ span: String, _ client: AppClient, _ token: String
  ) async throws -> Change {
    let answer = try await client.get("/api/v1/accounts/\(id)/health/change?\(span)", .bearer(token))
    #expect(answer.status == 200, "\(answer.body)")
    guard let change = decimal(answer.value("change")) else { return Change() }
    #expect(sum(answer.items("shares"), "share") == change, "\(id) \(span): \(answer.body)")
    if let from = decimal(answer.value("from.score")), let to = decimal(answer.value("to.score")) {
      #expect(to - from == change, "\(id) \(span)")
    }
    var found = Change(hasMoved: change != 0)
    for case .object(let share) in answer.items("shares") where share["kind"] == .string("measure") {
      if case .string(let key)? = share["key"] { found.measures.append(key) }
      guard case .array(let rows)? = share["rows"] else { continue }
      found.rows += rows.compactMap { if case .string(let link) = $0 { link } else { nil } }
    }
    return found
  }

  private static func sum(_ lines: [JSONValue], _ name: String) -> Decimal {
    lines.reduce(0) { total, line in
      guard case .object(let object) = line else { return total }
      return total + (decimal(object[name]) ?? 0)
    }
  }

  private static func decimal(_ value: JSONValue?) -> Decimal? {
    if case .number(let number)? = value { return number }
    return nil
  }

  /// The demo's company, scored with its past.
  private static func withDemo(
    _ body: @Sendable @escaping (AppClient, SamplePeople) async throws -> Void
  ) async throws {
    try await TestDatabase.withFolder { folder in
      try await TestDatabase.with(.sqlite, migrations: AppMigrations.all) { db in
        let services = try await AppFixture.services(on: db, files: folder.path)
        let people = try await SamplePeople.make("Demo", services)
        let whole = DemoCompany.generate(seed: 3, endDay: AppFixture.now.utcDay - 1)
        let company = DemoCompany(
          seed: whole.seed, startDay: whole.startDay, endDay: whole.endDay, team: whole.team,
          accounts: Array(whole.accounts.prefix(Self.accounts)))
        try await DemoLoader(database: db, workspace: people.workspace.id).load(company)
        try await services.scoreWithHistory(people.workspace)
        try await AppClient.with(services) { client in try await body(client, people) }
      }
    }
  }
}
