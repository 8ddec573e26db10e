import Foundation
import HTTPTypes
import Kernel
import Storage
import TestSupport
import Testing

@testable import App
@testable import Identity
@testable import Web

@Suite struct `Every page` {
  @Test(arguments: LanguageCode.allCases)
  func `has the same elements whatever the texts of all rooms say`(language: LanguageCode) async throws {
    let harmless = try await Self.pages(HostileText.harmless, language)
    let hostile = try await Self.pages(HostileText.hostile, language)
    #expect(harmless.count > 25, "premise: pages were rendered")
    #expect(Set(harmless.keys) == Set(hostile.keys))
    for (path, page) in harmless.sorted(by: { $0.key < $1.key }) {
      guard let other = hostile[path] else { continue }
      #expect(other.status == page.status, "\(path): \(other.status) instead of \(page.status)")
      #expect(page.body.contains("<html lang=\"\(language.rawValue)\""), "\(path)")
      #expect(!other.body.contains("<script>alert") && !other.body.contains("<img src=x"), "\(path)")
      do {
        let difference = try TagTree(other.body).difference(from: TagTree(page.body))
        #expect(difference == nil, "\(path): \(difference ?? "")")
      } catch { Issue.record("\(path): \(error)") }
    }
    let shown = hostile.values.filter { $0.body.contains("&lt;script&gt;alert(1)") }
    #expect(shown.count > 15, "premise: the texts are on the pages: \(shown.count)")
  }

  @Test(arguments: [
    "/accounts?filter=", "/accounts?sort=", "/accounts/completions?q=", "/accounts/completions?text=", "/tasks?state=",
    "/tasks?assignee=", "/tasks?account=", "/?scope=", "/?cursor=", "/settings/audit?action=",
    "/settings/audit?person=",
    "/imports?cursor=", "/sign-in?next=", "/accounts?asOf=", "/nowhere/", "/invitations/",
  ])
  func `shows what an address says only as text`(path: String) async throws {
    try await AppFixture.with { app, client in
      let text = AppClient.encoded(HostileText.hostile.long)
      let answer = try await client.get(path + text, app.acme.owner)
      #expect(answer.status < 500, "\(answer.status)")
      #expect(!answer.body.contains("<script>alert") && !answer.body.contains("<img src=x"))
      if answer.contentType.hasPrefix("text/html"), !answer.body.isEmpty {
        #expect(throws: Never.self) { try TagTree(answer.body) }
      }
    }
  }

  @Test func `of a form that was refused shows what was typed only as text`() async throws {
    try await AppFixture.with { app, client in
      let session = try #require(app.acme.sessions[.owner])
      let routes = app.services.routes().all.filter { $0.form == .page }
      var names: Set<String> = []
      for route in routes where route.method == .get {
        let page = try await client.get(RoutePath.filled(route.path, from: app.acme), .session(session)).body
        names.formUnion(page.matches(of: #/ name="([^"]+)"/#).map { String($0.output.1) })
      }
      let fields = Dictionary(uniqueKeysWithValues: names.map { ($0, HostileText.hostile.short) })
      let ending = ["/sign-out", "/settings/sessions/{id}/revocation"]
      var refused = 0
      for route in routes where route.method == .post && !ending.contains(route.path) {
        let answer = try await client.post(RoutePath.filled(route.path, from: app.acme), fields, session)
        #expect(answer.status < 500, "\(route.path): \(answer.status)")
        #expect(!answer.body.contains("<script>alert") && !answer.body.contains("<img src=x"), "\(route.path)")
        guard answer.contentType.hasPrefix("text/html"), !answer.body.isEmpty else { continue }
        #expect(throws: Never.self, "\(route.path)") { try TagTree(answer.body) }
        if answer.status == 422, answer.body.contains("&lt;script&gt;alert(1)") { refused += 1 }
      }
      #expect(names.count > 30 && refused > 8, "premise: \(names.count) fields, \(refused) forms came back filled in")
    }
  }

  @Test func `is read strictly by this test's own parser`() throws {
    let sound = try TagTree(#"<!doctype html><p class="a>b" hidden>x<br><b>y</b></p>"#)
    #expect(sound.lines == ["p class hidden", " br", " b"])
    for page in ["<p>", "</p>", "<p><b></p></b>", "a < b", "<p x='1'></p>", #"<p a="1></p>"#, "<p onclick=x></p>"] {
      #expect(throws: TagTree.Malformed.self, "\(page)") { try TagTree(page) }
    }
  }

  /// Every page that the router has, by its path, with `texts` in the place of each text of the workspace.
  private static func pages(
    _ texts: HostileText, _ language: LanguageCode
  ) async throws -> [String: AppClient.Answer] {
    let found = Pages()
    try await AppFixture.with { app, client in
      try await texts.replaceMark(in: app.services.database)
      try texts.replaceMark(inFilesOf: app.services.settings.files)
      let session = try #require(app.acme.sessions[.owner])
      let headers: HTTPFields = [.cookie: "saathi_session=\(session); saathi_language=\(language.rawValue)"]
      for route in app.services.routes().all where route.form == .page && route.method == .get {
        guard !route.path.hasPrefix("/assets") else { continue }
        let path = RoutePath.filled(route.path, from: app.acme)
        let answer = try await client.send(.get, path, .nobody, headers)
        #expect(answer.status < 500, "\(path): \(answer.status)")
        if answer.contentType.hasPrefix("text/html") { await found.add(route.path, answer) }
      }
    }
    return await found.all
  }
}

/// Pages by the path of their route.
private actor Pages {
  private(set) var all: [String: AppClient.Answer] = [:]

  func add(_ path: String, _ answer: AppClient.Answer) { all[path] = answer }
}
