import HTTPTypes
import Kernel
import TestSupport
import Testing
import Web

@testable import Identity

@Suite struct SettingsPageTests {
  @Test func `nothing but the public list answers without a session`() async throws {
    try await IdentityFixture.with(.sqlite) { fixture in
      _ = try await fixture.workspace()
      let routes = TestBrowser.routes(fixture).all
      let open = Set(routes.filter { $0.access == .anyone }.map { "\($0.method) \($0.path)" })
      #expect(
        open == [
          "GET /setup", "POST /setup", "GET /sign-in", "POST /sign-in", "POST /sign-out", "GET /invitations/{token}",
          "POST /invitations/{token}", "POST /language",
        ])
      try await TestBrowser.with(fixture) { (browser) async throws in
        for route in routes where route.access != .anyone && [.get, .post].contains(route.method) {
          let answer =
            route.method == .get ? try await browser.get(route.path) : try await browser.post(route.path, [])
          #expect(answer.status == (route.form == .api ? 401 : 303), "\(route.method) \(route.path)")
          if route.form == .page { #expect(answer.location?.hasPrefix("/sign-in") == true) }
        }
      }
    }
  }

  @Test(arguments: BuiltInRole.allCases)
  func `each page opens for those who may, and for nobody else`(_ role: BuiltInRole) async throws {
    try await IdentityFixture.with(.sqlite) { fixture in
      let workspace = try await fixture.workspace()
      let person = try await fixture.people.add(
        name: "P", email: try fixture.address("p@example.com"), role: .builtIn(role), by: workspace.ownerActor)
      let session = try await fixture.session(of: person, in: workspace.id)
      try await TestBrowser.with(fixture) { (browser) async throws in
        browser.adopt(session: session)
        for route in TestBrowser.routes(fixture).all where route.method == .get && !route.path.contains("{") {
          guard case .holder(let permission) = route.access else { continue }
          let expected = role.permissions.contains(permission) ? 200 : 403
          #expect(try await browser.get(route.path).status == expected, "\(route.path)")
        }
        #expect(try await browser.get("/settings/profile").status == 200)
        #expect(try await browser.get("/settings/sessions").status == 200)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `an invitation goes from the form to a signed-in person`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let workspace = try await fixture.workspace()
      let session = try await fixture.session(of: workspace.owner, in: workspace.id)
      try await TestBrowser.with(fixture) { (browser) async throws in
        browser.adopt(session: session)
        #expect(try await browser.get("/settings/people/invite").status == 200)
        let refused = try await browser.post("/settings/people/invite", [("email", "no address"), ("role", "csm")])
        #expect(refused.status == 422)
        #expect(refused.body.contains("value=\"no address\""))
        let made = try await browser.post("/settings/people/invite", [("email", "min@example.com"), ("role", "csm")])
        let match = try #require(made.body.firstMatch(of: #/http://saathi.test(\/invitations\/[^"]+)/#))
        let link = String(match.output.1)
        #expect(try await browser.get("/settings/people").body.contains("min@example.com"))
        _ = try await browser.post("/sign-out", [])
        #expect(try await browser.get(link).status == 200)
        let weak = try await browser.post(link, [("name", "김민준"), ("password", "김민준김민준김민준김민준")])
        #expect(weak.status == 422)
        #expect(weak.body.contains("value=\"김민준\""))
        #expect(try await browser.post(link, [("name", "김민준"), ("password", "파란하늘아래오래된나무배")]).location == "/")
        #expect(try await browser.get("/settings/profile").status == 200)
        #expect(try await browser.get("/settings/people").status == 403)
        #expect(try await browser.get(link).status == 404)
      }
    }
  }

  @Test func `people, teams and roles are changed by their forms`() async throws {
    try await IdentityFixture.with(.sqlite) { fixture in
      let workspace = try await fixture.workspace()
      let person = try await fixture.people.add(
        name: "Lee", email: try fixture.address("lee@example.com"), role: .builtIn(.csm), by: workspace.ownerActor)
      let session = try await fixture.session(of: workspace.owner, in: workspace.id)
      try await TestBrowser.with(fixture) { (browser) async throws in
        browser.adopt(session: session)
        let page = "/settings/people/\(person)"
        #expect(try await browser.get(page).status == 200)
        #expect(try await browser.post("\(page)/role", [("role", "agent")]).location == page)
        #expect(try await browser.post("\(page)/role", [("role", "nonsense")]).status == 422)
        let team = [("name", "북부"), ("member", person.description), ("member", workspace.owner.description)]
        #expect(try await browser.post("/settings/teams", team).status == 303)
        #expect(try await browser.post("/settings/teams", team).status == 422)
        let role = [("name", "Analyst"), ("visibility", "teams"), ("permission", "accounts.read")]
        #expect(try await browser.post("/settings/roles", role).status == 303)
        #expect(
          try await browser.post("/settings/built-in-roles/csm/visibility", [("visibility", "mine")]).status == 303)
        #expect(try await browser.post("\(page)/deactivation", []).location == page)
        let owner = "/settings/people/\(workspace.owner)"
        #expect(try await browser.post("\(owner)/deactivation", []).status == 409)
        #expect(try await browser.get("/settings/audit").body.contains("role.created"))
      }
      try await fixture.db.read { (tx) throws in
        #expect(try PersonStore.find(tx, workspace.id, person)?.isActive == false)
        #expect(try PersonStore.find(tx, workspace.id, person)?.role == .builtIn(.agent))
        #expect(try TeamStore.all(tx, workspace.id).first?.members.count == 2)
        #expect(try RoleStore.find(tx, workspace.id, .builtIn(.csm))?.visibility == .mine)
        #expect(try RoleStore.custom(tx, workspace.id).first?.permissions == [.accountsRead])
      }
    }
  }

  @Test func `a token is shown once, works, and ends by its button`() async throws {
    try await IdentityFixture.with(.sqlite) { fixture in
      let workspace = try await fixture.workspace()
      let session = try await fixture.session(of: workspace.owner, in: workspace.id)
      try await TestBrowser.with(fixture) { (browser) async throws in
        browser.adopt(session: session)
        let none = try await browser.post("/settings/tokens", [("name", "sync")])
        #expect(none.status == 422)
        #expect(none.body.contains("value=\"sync\""))
        let made = try await browser.post(
          "/settings/tokens", [("name", "sync"), ("scope", "read"), ("expiresInDays", "30")])
        let text = String(try #require(made.body.firstMatch(of: #/sth_[0-9A-Za-z_-]+/#)).output)
        #expect(try await !browser.get("/settings/tokens").body.contains(text))
        let bearer: HTTPFields = [.authorization: "Bearer \(text)"]
        let me = try await browser.get("/api/v1/me", headers: bearer)
        #expect(me.body.contains(#""name":"sync""#))
        let people = try await browser.get("/api/v1/people", headers: bearer)
        #expect(people.body.contains(workspace.owner.description))
        let id = try await fixture.db.read { tx in try TokenStore.all(tx, workspace.id)[0].id }
        #expect(try await browser.post("/settings/tokens/\(id)/revocation", []).status == 303)
        #expect(try await browser.get("/api/v1/me", headers: bearer).status == 401)
      }
    }
  }

  @Test func `names cannot write markup`() async throws {
    try await IdentityFixture.with(.sqlite) { fixture in
      let workspace = try await fixture.workspace()
      let name = "\"\u{301}><script>alert(1)</script>"
      let person = try await fixture.people.add(
        name: name, email: try fixture.address("x@example.com"), role: .builtIn(.csm), by: workspace.ownerActor)
      _ = try await fixture.teams.create(name: name, members: [person], by: workspace.ownerActor)
      _ = try await fixture.tokens.create(name: name, scopes: [.read], expiresIn: 1, by: workspace.ownerActor)
      _ = try await fixture.roles.create(
        RoleDraft(name: name, permissions: [], visibility: .all), by: workspace.ownerActor)
      let session = try await fixture.session(of: workspace.owner, in: workspace.id)
      try await TestBrowser.with(fixture) { (browser) async throws in
        browser.adopt(session: session)
        for path in ["people", "people/\(person)", "people/invite", "roles", "tokens", "audit"] {
          let page = try await browser.get("/settings/\(path)")
          #expect(page.status == 200)
          #expect(page.body.contains("&lt;script&gt;"), "\(path)")
          #expect(!page.body.contains("<script>alert"), "\(path)")
        }
      }
    }
  }
}
