import Foundation
import Kernel
import TestSupport
import Testing
import Web

@testable import App
@testable import Demo

@Suite struct `Health over the API` {
  /// Of a made-up company's accounts these many are there, and these many are asked about.
  private static let (accounts, sampled) = (75, 25)

  @Test func `adds up exactly, the score from contributions and the change from shares`() async throws {
    try await Self.withDemo { client, token in
      let list = try await client.get("/api/v1/accounts?limit=\(Self.accounts)", .bearer(token))
      let ids = stride(from: 0, to: Self.accounts, by: Self.accounts / Self.sampled).compactMap {
        list.text("items.\($0).id")
      }
      #expect(ids.count == Self.sampled)
      var (scored, moved) = (0, 0)
      for id in ids {
        scored += try await Self.expectExactScore(of: id, client, token) ? 1 : 0
        moved += try await Self.expectExactChange(of: id, client, token) ? 1 : 0
      }
      #expect(scored > Self.sampled / 2 && moved > Self.sampled / 3, "premise: \(scored) scored, \(moved) moved")
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

  private static func expectExactChange(of id: String, _ client: AppClient, _ token: String) async throws -> Bool {
    var hasMoved = false
    for span in ["from=2026-10-22&to=2026-11-22", "from=2026-06-01&to=2026-09-01"] {
      let answer = try await client.get("/api/v1/accounts/\(id)/health/change?\(span)", .bearer(token))
      #expect(answer.status == 200, "\(answer.body)")
      guard let change = decimal(answer.value("change")) else { continue }
      #expect(sum(answer.items("shares"), "share") == change, "\(id) \(span): \(answer.body)")
      if let from = decimal(answer.value("from.score")), let to = decimal(answer.value("to.score")) {
        #expect(to - from == change, "\(id) \(span)")
      }
      hasMoved = hasMoved || change != 0
    }
    return hasMoved
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
    _ body: @Sendable @escaping (AppClient, String) async throws -> Void
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
        try await AppClient.with(services) { client in try await body(client, people.token) }
      }
    }
  }
}
