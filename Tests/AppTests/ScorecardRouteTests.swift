import Foundation
import Testing

@Suite struct `Scorecards` {
  @Test func `in a form refuse a value that no number can be, and a save that has seen no version`() async throws {
    try await AppFixture.with { app, client in
      let path = "/scorecards/\(app.acme.id("scorecards"))"
      let owner = app.acme.sessions[.owner] ?? ""
      var form = ["action": "preview", "name": "Card", "measures": "m", "groups": "g", "group-m": "g"]
      (form["source-m"], form["aggregate-m"]) = ("metric:logins", "daysActive")
      form["curve-m"] = "0 = 0\n1e300 = 100"
      let refused = try await client.post(path, form, owner)
      #expect(refused.status == 422 && refused.body.contains("curve-m"), "\(refused.status)")
      for version in ["", "999999999999999999999", "-1"] {
        let form = ["action": "save", "name": "Card", "version": version]
        #expect(try await client.post(path, form, owner).status != 303, "\(version)")
      }
      #expect(try await client.get("/api/v1/me", app.acme.api).status == 200)
    }
  }

  @Test func `are made by API from a template or as a copy, and taken up again with a reason`() async throws {
    try await AppFixture.with { app, client in
      let card = app.acme.id("scorecards")
      let made = try await client.api(
        .post, "/api/v1/scorecards", #"{"name": "Led", "filter": "tier:a", "template": "productLed"}"#, app.acme.api)
      #expect(made.status == 201 && made.text("id") != nil, "\(made.body)")
      #expect(!made.items("leftOut").isEmpty && made.text("definition.measures.0.key") != nil, "\(made.body)")
      let copy = try await client.api(
        .post, "/api/v1/scorecards", #"{"name": "Copy", "filter": "tier:b", "copyOf": "\#(card)"}"#, app.acme.api)
      #expect(copy.text("definition.measures.0.key") == "logins" && copy.value("leftOut") == nil, "\(copy.body)")
      for body in [
        #"{"name": "A", "filter": "tier:a", "template": "best"}"#,
        #"{"name": "A", "filter": "tier:a", "template": "standard", "copyOf": "\#(card)"}"#,
        #"{"name": "A", "filter": "tier:a", "copyOf": "\#(app.globex.id("scorecards"))"}"#,
      ] {
        #expect(try await client.api(.post, "/api/v1/scorecards", body, app.acme.api).status == 422, "\(body)")
      }
      let path = "/api/v1/scorecards/\(copy.text("id") ?? "")"
      let before = try await client.get("\(path)/versions", app.acme.api)
      guard case .number(let number)? = before.value("items.0.number") else {
        return #expect(Bool(false), "\(before.body)")
      }
      let changed = try await client.api(
        .put, path, SampleData.card("Changed").replacing("\"position\": 1", with: "\"reason\": \"Try\""), app.acme.api,
        [.ifMatch: "\"v\(number)\""])
      #expect(changed.status == 200, "\(changed.body)")
      let restored = try await client.api(
        .post, "\(path)/versions/\(number)/restoration", #"{"reason": "Back"}"#, app.acme.api)
      #expect(restored.status == 201, "\(restored.body)")
      let first = try await client.get("\(path)/versions?limit=2", app.acme.api)
      #expect(first.items().count == 2 && first.text("items.0.reason") == "Back")
      #expect(first.text("items.1.reason") == "Try")
      let rest = try await client.get("\(path)/versions?limit=2&cursor=\(first.text("next") ?? "")", app.acme.api)
      #expect(rest.items().count == 1 && rest.value("items.0.number") == .number(number), "\(rest.body)")
      let foreign = "/api/v1/scorecards/\(app.globex.id("scorecards"))/versions/\(number)/restoration"
      #expect(try await client.api(.post, foreign, "{}", app.acme.api).status == 404)
    }
  }

  @Test func `are edited in a form that takes parts in and out without saving, and lists what changed`() async throws {
    try await AppFixture.with { app, client in
      let session = try #require(app.acme.sessions[.owner])
      let card = app.acme.id("scorecards")
      let page = "/scorecards/\(card)"
      var fields = Self.fields(of: try await client.get(page, .session(session)).body)
      #expect(fields["measures"] == "logins" && fields["groups"] == "use")
      fields["action"] = "addMeasure/use"
      let added = try await client.post(page, fields, session)
      #expect(added.status == 200 && added.body.contains("data-focus"), "\(added.status)")
      fields = Self.fields(of: added.body)
      let key = try #require(fields["measures"]?.split(separator: " ").last).description
      #expect(key != "logins" && fields["group-\(key)"] == "use")
      let refused = try await client.post(page, fields.merging(["action": "save"]) { $1 }, session)
      #expect(refused.status == 422)
      #expect(
        refused.body.contains("href=\"#field-source-\(key)\"") && refused.body.contains("href=\"#field-curve-\(key)\""))
      fields["source-\(key)"] = "field:daysToRenewal"
      fields["curve-\(key)"] = "0 = 0\n90 = 100"
      fields["weight-logins"] = "30"
      fields["reason"] = "Renewals tell more"
      fields["action"] = "save"
      let saved = try await client.post(page, fields, session)
      #expect(saved.status == 303, "\(saved.body)")
      let history = try await client.get("\(page)/versions", .session(session))
      for said in ["Renewals tell more", "Measure added: Days to renewal, weight 1", "Weight: 1 → 30"] {
        #expect(history.body.contains(said), "\(said)")
      }
      let viewer = try #require(app.acme.sessions[.viewer])
      let read = try await client.get("\(page)/versions", .session(viewer))
      #expect(read.status == 200 && read.body.contains("Renewals tell more") && !read.body.contains("/restoration"))
      #expect(history.body.contains("/restoration"), "premise: others may")
    }
  }

  @Test func `of a preview list every account that changes its band, page by page`() async throws {
    try await AppFixture.with { app, client in
      let session = try #require(app.acme.sessions[.owner])
      let page = "/scorecards/\(app.acme.id("scorecards"))"
      var fields = Self.fields(of: try await client.get(page, .session(session)).body)
      for action in ["enter", "preview", "preview/all/1", "preview/red-green/99", "preview/x/0"] {
        fields["action"] = action
        let answer = try await client.post(page, fields, session)
        #expect(answer.status == 200 && answer.body.contains("id=\"preview\""), "\(action): \(answer.status)")
      }
    }
  }

  /// What a browser would send of the page's long form.
  private static func fields(of page: String) -> [String: String] {
    var fields: [String: String] = [:]
    guard let start = page.range(of: "id=\"scorecard\""), let end = page[start.upperBound...].range(of: "</form>")
    else {
      return [:]
    }
    let form = page[start.upperBound..<end.lowerBound]
    for match in form.matches(of: #/<input [^>]*>/#) {
      let tag = match.output
      guard let name = tag.firstMatch(of: #/ name="([^"]+)"/#)?.output.1 else { continue }
      fields[String(name)] = tag.firstMatch(of: #/ value="([^"]*)"/#).map { plain($0.output.1) } ?? ""
    }
    for match in form.matches(of: #/<textarea [^>]*name="([^"]+)"[^>]*>\n([^<]*)</#) {
      fields[String(match.output.1)] = plain(match.output.2)
    }
    for match in form.matches(of: #/<select [^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/#) {
      let chosen =
        match.output.2.firstMatch(of: #/value="([^"]*)" selected/#)?.output.1
        ?? match.output.2.firstMatch(of: #/value="([^"]*)"/#)?.output.1
      fields[String(match.output.1)] = chosen.map(plain) ?? ""
    }
    fields["_csrf"] = nil
    return fields
  }

  private static func plain(_ text: Substring) -> String {
    text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing(
      "&amp;", with: "&"
    ).description
  }
}
