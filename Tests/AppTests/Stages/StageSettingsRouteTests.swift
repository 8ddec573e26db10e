import HTTPTypes
import Kernel
import Testing

@testable import App
@testable import Web

@Suite struct `Stages in the settings` {
  @Test func `are added and changed by the API, each in the audit log`() async throws {
    try await AppFixture.with { app, client in
      let body = #"{"kind": "renewing", "key": "talks", "name": "Talks", "nameKo": "협의"}"#
      let made = try await client.api(.post, "/api/v1/stages", body, app.acme.api)
      #expect(made.status == 201 && made.text("stage") == "renewing.talks", "\(made.body)")
      #expect(made.value("position") == .number(6), "behind its kind: \(made.body)")
      let stale = try await client.api(
        .patch, "/api/v1/stages/renewing.talks", #"{"position": 1}"#, app.acme.api, [.ifMatch: "\"v3\""])
      let changed = try await client.api(
        .patch, "/api/v1/stages/renewing.talks", #"{"position": 1, "nameHi": "बातचीत"}"#, app.acme.api,
        [.ifMatch: "\"v1\""])
      #expect(stale.status == 412 && changed.status == 200 && changed.text("nameHi") == "बातचीत")
      let list = try await client.get("/api/v1/stages", app.acme.api)
      #expect(list.text("items.0.stage") == "renewing.talks" && list.items("items").count == 7)
      let strange = try await client.api(.patch, "/api/v1/stages/renewing.talks", "{}", app.globex.api)
      #expect(strange.status == 404)
      let unnamed = try await client.api(.patch, "/api/v1/stages/renewing.talks", #"{"name": null}"#, app.acme.api)
      #expect(unnamed.status == 422)
      let actions = try await app.services.database.read { tx in
        try tx.values("SELECT action FROM audit WHERE subject = 'renewing.talks' ORDER BY id", as: String.self)
      }
      #expect(actions == ["stage.created", "stage.changed"])
    }
  }

  @Test func `are said in the workspace's own words wherever a stage is shown`() async throws {
    try await AppFixture.with { app, client in
      let session = try #require(app.acme.sessions[.owner])
      let path = "/accounts/\(app.acme.id("accounts"))"
      let renamed = try await client.post(
        "/settings/stages/established", ["name": "Steady <b>", "version": "1"], session)
      #expect(renamed.status == 303)
      let set = try await client.api(.patch, "/api/v1\(path)", #"{"stage": "established"}"#, app.acme.api)
      #expect(set.status == 200 && set.text("stageKind") == "established")
      for page in [path, "/accounts", "\(path)/edit", "/bulk-changes/new"] {
        let shown = try await client.get(page, .session(session))
        #expect(shown.body.contains("Steady &lt;b&gt;"), "\(page)")
      }
      let other = try #require(app.globex.sessions[.owner])
      let strange = try await client.get("/bulk-changes/new", .session(other))
      #expect(strange.body.contains("Established") && !strange.body.contains("Steady"))
      let usual = try await client.post("/settings/stages/established", ["name": "", "version": "2"], session)
      let again = try await client.get("/accounts", .session(session))
      #expect(usual.status == 303 && again.body.contains("Established") && !again.body.contains("Steady"))
    }
  }

  @Test func `are moved, hidden and added on pages without scripts`() async throws {
    try await AppFixture.with { app, client in
      let session = try #require(app.acme.sessions[.owner])
      let refused = try await client.post(
        "/settings/stages", ["kind": "onboarding", "key": "Data move", "name": "Data move"], session)
      #expect(refused.status == 422 && refused.body.contains("value=\"Data move\""))
      let made = try await client.post(
        "/settings/stages", ["kind": "onboarding", "key": "data_move", "name": "Data move"], session)
      let moved = try await client.post(
        "/settings/stages/onboarding.data_move/move", ["direction": "up"], session)
      let hidden = try await client.post(
        "/settings/stages/adopting", ["name": "", "isHidden": "yes", "version": "1"], session)
      #expect(made.status == 303 && moved.status == 303 && hidden.status == 303)
      let list = try await client.get("/api/v1/stages", app.acme.api)
      let stages = (0..<4).compactMap { list.text("items.\($0).stage") }
      #expect(stages == ["onboarding", "onboarding.data_move", "onboarding.kickoff", "adopting"])
      let new = try await client.get("/accounts/new", .session(session))
      #expect(new.body.contains("value=\"onboarding.data_move\"") && !new.body.contains("value=\"adopting\""))
      let edit = try await client.get("/accounts/\(app.acme.id("accounts"))/edit", .session(session))
      #expect(edit.body.contains("value=\"adopting\" selected"), "the stage that it is in stays")
      let settings = try await client.get("/settings/stages", .session(session))
      #expect(settings.body.contains("Hidden") && settings.body.contains("Data move"))
    }
  }
}
