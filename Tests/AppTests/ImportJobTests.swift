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
