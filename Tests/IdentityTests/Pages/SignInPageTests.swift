import Kernel
import TestSupport
import Testing
import Web

@testable import Identity

@Suite struct SignInPageTests {
  private let account = [("email", "asha@example.com"), ("password", IdentityFixture.password)]

  @Test(arguments: TestEngine.allCases)
  func `a new installation leads to its first run, once`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      try await TestBrowser.with(fixture) { (browser) async throws in
        let refused = try await browser.get("/settings/profile")
        #expect(refused.location == "/sign-in?next=%2Fsettings%2Fprofile")
        #expect(try await browser.get("/sign-in").location == "/setup")
        #expect(try await browser.get("/setup").status == 200)
        let wrong = try await browser.post("/setup", Self.setup(password: "short"))
        #expect(wrong.status == 422)
        #expect(wrong.body.contains("value=\"साथी टीम\""))
        let done = try await browser.post("/setup", Self.setup(password: IdentityFixture.password))
        #expect(done.status == 303)
        #expect(try await browser.get("/settings/profile").status == 200)
        #expect(try await browser.get("/setup").status == 404)
        #expect(try await browser.post("/setup", Self.setup(password: IdentityFixture.password)).status == 404)
      }
    }
  }

  private static func setup(password: String) -> [(String, String)] {
    [
      ("workspace", "साथी टीम"), ("language", "hi"), ("timeZone", "Asia/Kolkata"), ("currency", "INR"),
      ("name", "Asha Rao"), ("email", "asha@example.com"), ("password", password),
    ]
  }

  @Test(arguments: TestEngine.allCases)
  func `signing in and out by the form`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      _ = try await fixture.workspaceWithPassword()
      try await TestBrowser.with(fixture) { (browser) async throws in
        let wrong = try await browser.post(
          "/sign-in", [("email", "asha@example.com"), ("password", "wrong wrong wrong")])
        #expect(wrong.status == 422)
        #expect(wrong.body.contains("value=\"asha@example.com\""))
        #expect(!wrong.body.contains("wrong wrong wrong"))
        #expect(browser.cookies["saathi_session"] == nil)
        #expect(try await browser.post("/sign-in", account).location == "/")
        let cookie = try #require(browser.cookies["saathi_session"])
        #expect(try await browser.get("/settings/sessions").status == 200)
        #expect(try await browser.post("/sign-out", []).location == "/sign-in")
        #expect(browser.cookies["saathi_session"] == nil)
        #expect(try await fixture.actor(cookie) == nil)
      }
    }
  }

  @Test(arguments: [
    ("/settings/audit?action=x", "/settings/audit?action=x"), ("https://evil.example", "/"), ("//evil.example", "/"),
    ("/\\evil.example", "/"), ("", "/"),
  ])
  func `signing in leads back within this site only`(_ next: String, _ place: String) async throws {
    try await IdentityFixture.with(.sqlite) { fixture in
      _ = try await fixture.workspaceWithPassword()
      try await TestBrowser.with(fixture) { (browser) async throws in
        #expect(try await browser.post("/sign-in", account + [("next", next)]).location == place)
      }
    }
  }

  @Test func `too many attempts say when to come back`() async throws {
    try await IdentityFixture.with(.sqlite) { fixture in
      _ = try await fixture.workspaceWithPassword()
      try await TestBrowser.with(fixture) { (browser) async throws in
        for _ in 0..<10 {
          #expect(try await browser.post("/sign-in", [("email", "asha@example.com"), ("password", "x")]).status == 422)
        }
        let locked = try await browser.post("/sign-in", account)
        #expect(locked.status == 429)
        #expect(locked.retryAfter == "90" || locked.retryAfter == "91")
      }
    }
  }

  @Test func `a form without its token changes nothing`() async throws {
    try await IdentityFixture.with(.sqlite) { fixture in
      _ = try await fixture.workspaceWithPassword()
      try await TestBrowser.with(fixture) { (browser) async throws in
        #expect(try await browser.post("/sign-in", account, token: "").status == 403)
        #expect(browser.cookies["saathi_session"] == nil)
      }
    }
  }

  @Test func `the language switch serves strangers and stays with a person`() async throws {
    try await IdentityFixture.with(.sqlite) { fixture in
      let workspace = try await fixture.workspace()
      try await TestBrowser.with(fixture) { (browser) async throws in
        let back = try await browser.post("/language", [("language", "ko"), ("returnTo", "/sign-in")])
        #expect(back.location == "/sign-in")
        #expect(browser.cookies["saathi_language"] == "ko")
        #expect(try await browser.get("/sign-in").body.contains("lang=\"ko\""))
        browser.adopt(session: try await fixture.session(of: workspace.owner, in: workspace.id))
        #expect(try await browser.post("/language", [("language", "hi"), ("returnTo", "//evil")]).location == "/")
        let member = try await fixture.db.read { tx in try PersonStore.find(tx, workspace.id, workspace.owner) }
        #expect(member?.language == .hindi)
        #expect(try await browser.post("/language", [("language", "fr")]).status == 422)
      }
    }
  }
}
