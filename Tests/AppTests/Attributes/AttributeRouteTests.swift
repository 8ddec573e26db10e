import Foundation
import HTTPTypes
import Kernel
import Testing
import Web

@testable import App
@testable import Customers

@Suite struct `Attributes of accounts` {
  private static let money = #"{"key": "budget", "name": "Budget", "nameKo": "예산", "kind": "money"}"#

  @Test func `are defined, changed and taken out of use by the API, each in the audit log`() async throws {
    try await AppFixture.with { app, client in
      let made = try await client.api(.post, "/api/v1/attributes", Self.money, app.acme.api)
      #expect(made.status == 201 && made.text("currency") == "USD" && made.text("nameHi") == "Budget")
      let path = "/api/v1/attributes/\(try #require(made.text("id")))"
      let again = try await client.api(.post, "/api/v1/attributes", Self.money, app.acme.api)
      #expect(again.status == 422 && again.text("errors.0.code") == "duplicate")
      let stale = try await client.api(.patch, path, #"{"name": "B"}"#, app.acme.api, [.ifMatch: "\"v9\""])
      let changed = try await client.api(.patch, path, #"{"name": "B"}"#, app.acme.api, [.ifMatch: "\"v1\""])
      #expect(stale.status == 412 && changed.status == 200)
      #expect(changed.text("name") == "B" && changed.text("nameKo") == "예산")
      let fixed = try await client.api(.patch, path, #"{"kind": "text"}"#, app.acme.api)
      #expect(fixed.status == 422 && fixed.text("errors.0.pointer") == "/kind")
      let strange = try await client.get(path, app.globex.api)
      #expect(strange.status == 404)
      let gone = try await client.api(.delete, path, nil, app.acme.api, [.ifMatch: "\"v2\""])
      let after = try await client.get(path, app.acme.api)
      #expect(gone.status == 204 && after.status == 404)
      let actions = try await app.services.database.read { tx in
        try tx.values("SELECT action FROM audit WHERE subject = 'budget' ORDER BY id", as: String.self)
      }
      #expect(actions == ["attribute.created", "attribute.changed", "attribute.retired"])
    }
  }

  @Test(arguments: [
    (#"{"key": "Plan fit", "name": "x", "kind": "text"}"#, "/key", "notAMetricKey"),
    (#"{"key": "owner", "name": "x", "kind": "text"}"#, "/key", "reservedKey"),
    (#"{"key": "a", "name": "x", "kind": "colour"}"#, "/kind", "notAChoice"),
    (#"{"key": "a", "name": "x"}"#, "/kind", "required"),
    (#"{"key": "a", "name": "x", "kind": "choice"}"#, "/options", "required"),
    (#"{"key": "a", "name": "x", "kind": "text", "currency": "USD"}"#, "/currency", "onlyMoneyHasCurrency"),
    (
      #"{"key": "a", "name": "x", "kind": "text", "options": [{"key": "b", "name": "B"}]}"#, "/options",
      "onlyChoicesHaveOptions"
    ),
    (
      #"{"key": "a", "name": "x", "kind": "choice", "options": [{"key": "b", "name": "B"}, {"key": "b", "name": "C"}]}"#,
      "/options/1/key", "duplicate"
    ),
    (
      #"{"key": "a", "name": "x", "kind": "choice", "options": [{"key": "B!", "name": "B"}]}"#, "/options/0/key",
      "notAMetricKey"
    ),
  ])
  func `are refused with what is wrong`(body: String, pointer: String, code: String) async throws {
    try await AppFixture.with { app, client in
      let answer = try await client.api(.post, "/api/v1/attributes", body, app.acme.api)
      #expect(answer.status == 422, "\(answer.body)")
      #expect(answer.text("errors.0.pointer") == pointer && answer.text("errors.0.code") == code, "\(answer.body)")
    }
  }

  @Test func `are set by the API of accounts and refused by name when they do not fit`() async throws {
    try await AppFixture.with { app, client in
      _ = try await client.api(.post, "/api/v1/attributes", Self.money, app.acme.api)
      let path = "/api/v1/accounts/\(app.acme.id("accounts"))"
      let wrong = try await client.api(
        .patch, path, #"{"attributes": {"budget": "much", "modules": ["crm", "phone"], "colour": "red"}}"#,
        app.acme.api)
      #expect(wrong.status == 422, "\(wrong.body)")
      let errors = (0..<3).map {
        "\(wrong.text("errors.\($0).pointer") ?? "") \(wrong.text("errors.\($0).code") ?? "")"
      }
      #expect(
        errors == [
          "/attributes/budget wrongType", "/attributes/colour unknownAttribute", "/attributes/modules unknownChoice",
        ])
      let set = try await client.api(
        .patch, path, #"{"attributes": {"budget": 1250.5, "modules": ["desk", "crm"], "partner": null}}"#,
        app.acme.api)
      #expect(set.status == 200, "\(set.body)")
      #expect(set.value("attributes.budget") == .number(Decimal(string: "1250.5") ?? 0))
      #expect(set.value("attributes.modules") == .array([.string("crm"), .string("desk")]))
      #expect(set.value("attributes.partner") == nil)
      let found = try await client.get("/api/v1/accounts?filter=attr.budget%3E1250", app.acme.api)
      #expect(found.items("items").count == 1)
      let none = try await client.get("/api/v1/accounts?filter=attr.budget%3E1251", app.acme.api)
      #expect(none.items("items").isEmpty)
      let made = try await client.api(
        .post, "/api/v1/accounts", #"{"name": "Made", "attributes": {"budget": 3}}"#, app.acme.api)
      #expect(made.status == 201 && made.value("attributes.budget") == .number(3), "\(made.body)")
    }
  }

  @Test func `are set on the form of an account, come back filled in, and stand on its page`() async throws {
    try await AppFixture.with { app, client in
      _ = try await client.api(.post, "/api/v1/attributes", Self.money, app.acme.api)
      let session = try #require(app.acme.sessions[.owner])
      let path = "/accounts/\(app.acme.id("accounts"))"
      let form = try await client.get("\(path)/edit", .session(session))
      #expect(form.body.contains("Budget (USD)") && form.body.contains("name=\"attributes.modules.crm\""))
      let refused = try await client.post(
        path, ["attributes.budget": "a lot", "attributes.modules": "", "attributes.modules.desk": "yes"], session)
      #expect(refused.status == 422 && refused.body.contains("value=\"a lot\""), "\(refused.status)")
      let saved = try await client.post(
        path, ["attributes.budget": "1,250.50", "attributes.modules": "", "attributes.modules.desk": "yes"], session)
      #expect(saved.status == 303, "\(saved.status)")
      let account = try await client.get("/api/v1\(path)", app.acme.api)
      #expect(account.value("attributes.modules") == .array([.string("desk")]))
      let page = try await client.get(path, .session(session))
      #expect(page.body.contains("$1,250.50") && page.body.contains("id=\"attributes\""))
    }
  }

  @Test func `are columns of an export of everything`() async throws {
    try await AppFixture.with { app, client in
      let answer = try await client.get("/api/v1/accounts/export", app.acme.api)
      let lines = answer.body.split(separator: "\r\n")
      #expect(lines.first?.hasSuffix("attributes.partner,attributes.modules") == true, "\(lines.first ?? "")")
      #expect(lines.contains { $0.hasSuffix(" partner,crm") }, "\(answer.body)")
    }
  }

  @Test func `of settings are defined and retired on a page without scripts`() async throws {
    try await AppFixture.with { app, client in
      let session = try #require(app.acme.sessions[.owner])
      let refused = try await client.post(
        "/settings/attributes", ["kind": "choice", "key": "region", "name": "Region", "options": "아시아"], session)
      #expect(refused.status == 422 && refused.body.contains(">\n아시아</textarea>"))
      let made = try await client.post(
        "/settings/attributes",
        ["kind": "choice", "key": "region", "name": "Region", "options": "emea = EMEA\nAsia | एशिया | 아시아"], session)
      #expect(made.status == 303)
      let list = try await client.get("/api/v1/attributes", app.acme.api)
      let place = try #require((0..<3).first { list.text("items.\($0).key") == "region" })
      let id = try #require(list.text("items.\(place).id"))
      #expect(list.text("items.\(place).options.1.key") == "asia")
      #expect(list.text("items.\(place).options.1.nameKo") == "아시아")
      let edit = try await client.get("/settings/attributes/\(id)", .session(session))
      #expect(edit.body.contains("asia = Asia | एशिया | 아시아"))
      let stale = try await client.post(
        "/settings/attributes/\(id)", ["name": "Area", "options": "emea = EMEA", "version": "7"], session)
      #expect(stale.status == 412)
      let changed = try await client.post(
        "/settings/attributes/\(id)", ["name": "Area", "options": "emea = EMEA", "version": "1"], session)
      #expect(changed.status == 303)
      let gone = try await client.post("/settings/attributes/\(id)/retirement", [:], session)
      let after = try await client.get("/settings/attributes/\(id)", .session(session))
      #expect(gone.status == 303 && after.status == 404)
    }
  }
}
