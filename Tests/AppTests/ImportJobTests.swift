import Customers
import Foundation
import HTTPTypes
import Jobs
import Kernel
import Logging
import Storage
import TestSupport
import Testing
import Web

@testable import App

@Suite struct `An import` {
  private static let csv = "account_id,account_name\nJ-1,Jupiter\nJ-2,Juno\n"

  @Test(arguments: TestEngine.allCases)
  func `is taken at once, carried out by a job and told of by its address`(engine: TestEngine) async throws {
    try await AppFixture.with(engine) { app, client in
      let taken = try await send(client, app.acme)
      let place = try #require(taken.location)
      #expect(taken.status == 202 && taken.text("finishedAt") == nil)
      #expect(try await client.get(place, app.acme.api).value("rowsDone") == .number(0))
      let page = try await client.get(place.replacing("/api/v1", with: ""), app.acme.owner).body
      #expect(page.contains("In progress") && page.contains("data-live="))
      await app.services.jobs().drain()
      let done = try await client.get(place, app.acme.api)
      #expect(done.text("finishedAt") != nil && done.value("report.files.0.new") == .number(2), "\(done.body)")
      let report = try await client.get(place.replacing("/api/v1", with: ""), app.acme.owner).body
      #expect(report.contains("Complete") && !report.contains("data-live="))
    }
  }

  @Test func `that a killed server left behind is carried on by the next`() async throws {
    try await AppFixture.with { app, client in
      let place = try #require(try await send(client, app.acme).location)
      let (db, now) = (app.services.database, AppFixture.now)
      let taken = try await db.write { tx in
        try JobStore.lease(["imports.run"], at: now, batch: { _ in 1 }, lease: { _ in .seconds(60) }, tx)
      }
      #expect(taken.count == 1)
      await app.services.jobs().drain()
      #expect(try await client.get(place, app.acme.api).text("finishedAt") == nil)
      let effects = Effects(clock: { now + .seconds(61) }, ids: IDSource(random: SeededRandom(seed: 12)))
      let next = AppServices(
        settings: app.services.settings, database: db, effects: effects, logger: app.services.logger)
      await next.jobs().drain()
      #expect(try await client.get(place, app.acme.api).value("report.files.0.new") == .number(2))
    }
  }

  @Test func `of a large file is checked by a job, which the page waits for`() async throws {
    try await AppFixture.with { app, client in
      let session = app.acme.sessions[.owner] ?? ""
      let rows = (0..<60_000).map { "L-\($0),\(String(repeating: "x", count: 70)) \($0)\n" }.joined()
      let mapping = try await upload("account_id,account_name\n\(rows)", client, session)
      let form = ["kind": "accounts", "source": "csv", "column0": "field:externalId", "column1": "field:name"]
      let decided = try await client.post(mapping, form, session)
      let check = try #require(decided.location)
      let waiting = try await client.get(check, .session(session)).body
      #expect(waiting.contains("This large file is being checked") && waiting.contains("data-live="))
      await app.services.jobs().drain()
      let report = try await client.get(check, .session(session)).body
      #expect(report.contains("60,000") && !report.contains("data-live="))
      let stranger = AppClient.Credential.session(app.globex.sessions[.owner] ?? "")
      #expect(try await client.get("\(check)/live", stranger).status == 404)
    }
  }

  private func upload(_ text: String, _ client: AppClient, _ session: String) async throws -> String {
    let parts = [
      "name=\"_csrf\"\r\n\r\n\(AppClient.csrf(session))", "name=\"file\"; filename=\"large.csv\"\r\n\r\n\(text)",
    ]
    let body = parts.map { "--xYz\r\nContent-Disposition: form-data; \($0)\r\n" }.joined() + "--xYz--\r\n"
    let answer = try await client.send(
      .post, "/imports", .session(session), [.contentType: "multipart/form-data; boundary=xYz"], body)
    #expect(answer.status == 303, "\(answer.body.prefix(300))")
    return answer.location ?? ""
  }

  @Test func `leaves an entry in the audit log, whoever began it`() async throws {
    try await AppFixture.with { app, client in
      _ = try await send(client, app.acme)
      let page = try await client.get("/settings/audit?action=import.started", app.acme.owner).body
      #expect(page.contains("Import started") && page.contains("planets.csv"))
    }
  }

  @Test func `sent twice under one key is one import`() async throws {
    try await AppFixture.with { app, client in
      let first = try await send(client, app.acme, key: "once")
      let second = try await send(client, app.acme, key: "once")
      #expect(first.status == 202 && second.status == 202)
      #expect(first.location == second.location)
      let other = try await send(client, app.acme, "\(Self.csv)J-3,Jura\n", key: "once")
      #expect(other.status == 422)
    }
  }

  private func send(
    _ client: AppClient, _ workspace: SampleWorkspace, _ text: String = csv, key: String? = nil
  ) async throws -> AppClient.Answer {
    var headers: HTTPFields = [.contentType: "text/csv", .contentLength: "\(text.utf8.count)"]
    if let key, let name = HTTPField.Name("Idempotency-Key") { headers[name] = key }
    return try await client.api(.post, "/api/v1/imports?fileName=planets.csv", text, workspace.api, headers)
  }
}
