import HTTPTypes
import Jobs
import Storage
import TestSupport
import Testing

@testable import App
@testable import Identity

@Suite struct `The settings` {
  @Test(arguments: TestEngine.allCases)
  func `show jobs that were given up, and try them again by hand`(engine: TestEngine) async throws {
    try await AppFixture.with(engine) { app, client in
      let (session, workspace) = (app.acme.sessions[.admin] ?? "", app.acme.workspace.id)
      let job = app.acme.id("settings/jobs")
      let page = try await client.get("/settings/jobs", .session(session)).body
      #expect(page.contains("Import a file") && page.contains(job) && !page.contains("disk is full"))
      let path = "/settings/jobs/\(job)/retry"
      let stranger = app.globex.sessions[.owner] ?? ""
      #expect(try await client.get("/settings/jobs", .session(stranger)).body.contains(job) == false)
      #expect(try await client.post(path, [:], stranger).status == 404)
      #expect(try await client.post(path, [:], app.acme.sessions[.csm] ?? "").status == 403)
      #expect(try await client.post(path, [:], session).location == "/settings/jobs")
      let (dead, open) = try await app.services.database.read { tx in
        (try JobStore.dead(in: workspace, tx), try JobStore.open(in: workspace, tx))
      }
      #expect(dead.isEmpty && open == 1)
      #expect(try await client.get("/settings/jobs", .session(session)).body.contains("No job was given up"))
      #expect(try await client.post(path, [:], session).status == 404)
      let log = try await client.get("/settings/audit?action=job.retried", app.acme.owner).body
      #expect(log.contains("Job tried again"))
    }
  }

  @Test func `the audit log names who and what, not ids`() async throws {
    try await AppFixture.with { app, client in
      let session = app.acme.sessions[.owner] ?? ""
      let person = app.acme.id("settings/people")
      #expect(try await client.post("/settings/people/\(person)/role", ["role": "agent"], session).status == 303)
      let log = try await client.get("/settings/audit", .session(session)).body
      #expect(log.contains("Before: Customer success manager") && log.contains("After: Support agent"))
      #expect(log.contains("See accounts") && log.contains(" team"))
      let ids = log.matches(of: /(per|rol|tem|tok|ses|wsp|scd)_[0-9a-z]{26}/).map { String($0.output.0) }
      let inText = ids.filter { !log.contains("value=\"\($0)\"") }
      #expect(inText.isEmpty, "\(Set(inText))")
    }
  }

  @Test func `of appearance stay in the browser, and stand in the page from its first byte`() async throws {
    try await AppFixture.with { app, client in
      let session = app.acme.sessions[.csm] ?? ""
      let chosen = try await client.post("/theme", ["theme": "dark", "returnTo": "/accounts"], session)
      #expect(chosen.location == "/accounts")
      let cookie = try #require(chosen.headers[values: .setCookie].first { $0.hasPrefix("saathi_theme=dark") })
      #expect(cookie.contains("Max-Age=31536000"))
      let headers: HTTPFields = [.cookie: "saathi_session=\(session); saathi_theme=dark"]
      let page = try await client.send(.get, "/accounts", .nobody, headers).body
      #expect(page.contains("<html lang=\"en\" data-theme=\"dark\">") && page.contains("content=\"dark\""))
      let back = try await client.post("/theme", ["theme": "system"], session)
      #expect(back.headers[values: .setCookie].contains { $0.contains("saathi_theme=;") && $0.contains("Max-Age=0") })
      #expect(try await client.post("/theme", ["theme": "pink"], session).status == 422)
      let odd: HTTPFields = [.cookie: "saathi_session=\(session); saathi_theme=\"><script>"]
      #expect(try await client.send(.get, "/accounts", .nobody, odd).body.contains("<html lang=\"en\"><head>"))
    }
  }

  @Test func `of a role without accounts lead to a greeting in place of a refusal`() async throws {
    try await AppFixture.with { app, client in
      let page = try await client.get("/", .session(app.acme.sessions[.recruiter] ?? ""))
      #expect(page.status == 200 && page.body.contains("Welcome, "))
      #expect(!page.body.contains("data-live="))
    }
  }
}
