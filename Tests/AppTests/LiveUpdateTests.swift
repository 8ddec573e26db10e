import Customers
import Health
import Kernel
import TestSupport
import Testing

@testable import App
@testable import Identity

@Suite struct `An open page` {
  @Test(arguments: TestEngine.allCases)
  func `hears that its account was scored anew, changed or written about`(engine: TestEngine) async throws {
    try await AppFixture.with(engine) { app, client in
      let account = app.acme.id("accounts")
      let listener = LiveListener(services: app.services)
      let answer = try await listener.open("/accounts/\(account)/live", session: app.acme.sessions[.csm] ?? "")
      #expect(answer.status == 200)
      var events = try #require(answer.events).makeAsyncIterator()
      let signals = """
        {"signals": [{"accountId": "\(account)", "metric": "logins", "kind": "count",
          "occurredAt": "\(AppFixture.now.utcDay)T09:00:00Z", "value": 900}]}
        """
      #expect(try await client.api(.post, "/api/v1/signals", signals, app.acme.api).status == 200)
      await app.services.jobs().drain()
      #expect(await events.next() == "changed")
      let note = #"{"kind": "note", "body": "All is well."}"#
      #expect(
        try await client.api(.post, "/api/v1/accounts/\(account)/notes", note, app.acme.api).status == 201)
      #expect(await events.next() == "changed")
    }
  }

  @Test func `hears nothing of what was there already, and at once of what came between page and stream`() async throws
  {
    try await AppFixture.with { app, _ in
      let path = "/accounts/\(app.acme.id("accounts"))/live"
      let session = app.acme.sessions[.csm] ?? ""
      let listener = LiveListener(services: app.services)
      let present = try await listener.open(path, session: session, accept: "*/*").text
      #expect(!present.isEmpty)
      let late = try await listener.open("\(path)?seen=other", session: session)
      var events = try #require(late.events).makeAsyncIterator()
      #expect(await events.next() == "changed")
    }
  }

  @Test func `of another workspace, or of an account one does not see, there is none`() async throws {
    try await AppFixture.with { app, _ in
      let (account, stranger) = (app.acme.id("accounts"), app.globex.sessions[.owner] ?? "")
      let listener = LiveListener(services: app.services)
      #expect(try await listener.open("/accounts/\(account)/live", session: stranger).status == 404)
      #expect(try await listener.open("/accounts/\(account)/live", session: "nobody").status == 303)
      let own = try await app.restricted()
      #expect(try await listener.open("/accounts/\(account)/live", session: own).status == 404)
    }
  }

  @Test func `ends with the session, and when the account is no longer one's own to see`() async throws {
    try await AppFixture.with { app, client in
      let account = app.acme.id("accounts")
      let session = app.acme.sessions[.csm] ?? ""
      let listener = LiveListener(services: app.services)
      let answer = try await listener.open("/accounts/\(account)/live", session: session)
      var events = try #require(answer.events).makeAsyncIterator()
      #expect(try await client.post("/sign-out", [:], session).status == 303)
      #expect(await events.next() == nil)
    }
  }

  @Test func `with Today on it hears when an item comes or goes`() async throws {
    try await AppFixture.with { app, client in
      let session = app.acme.sessions[.owner] ?? ""
      let items = try await client.get("/api/v1/today?scope=all", app.acme.api)
      let account = try #require(items.text("items.0.accountId"))
      let listener = LiveListener(services: app.services)
      let answer = try await listener.open("/today/live?scope=all", session: session)
      var events = try #require(answer.events).makeAsyncIterator()
      let stranger = try await listener.open("/today/live?scope=all", session: app.globex.sessions[.owner] ?? "")
      #expect(try await client.post("/today/\(account)/done", [:], session).status == 303)
      #expect(await events.next() == "changed")
      let heard = await first(of: try #require(stranger.events), within: .seconds(5))
      #expect(heard == nil)
    }
  }

  /// The first event, or nil when there is none in time.
  private func first(of events: AsyncStream<String>, within limit: Duration) async -> String? {
    await withTaskGroup(of: String?.self) { group in
      group.addTask {
        var events = events.makeAsyncIterator()
        return await events.next()
      }
      group.addTask {
        try? await Task.sleep(for: limit)
        return nil
      }
      defer { group.cancelAll() }
      return await group.next() ?? nil
    }
  }
}

extension AppFixture {
  /// A session of a person of the first workspace who sees only the accounts that they own: none.
  fileprivate func restricted() async throws -> String {
    let (db, effects) = (services.database, services.effects)
    guard let owner = acme.ids["owner"].flatMap({ ID<Person>($0) }), let email = EmailAddress("own@acme.test") else {
      throw Problem.notFound
    }
    let actor = Actor(
      workspace: acme.workspace.id, kind: .person, person: owner, permissions: BuiltInRole.owner.permissions,
      visibility: .all)
    let draft = RoleDraft(name: "Own only", permissions: [.accountsRead], visibility: .mine)
    let role = try await RoleActions(database: db, effects: effects).create(draft, by: actor)
    let person = NewPerson(id: effects.newID(), name: "Own only", email: email, role: .custom(role))
    let workspace = acme.workspace.id
    try await db.write { tx in try PersonStore.insert(tx, workspace, person, at: effects.now) }
    let hasher = PasswordHasher(pool: services.pool)
    let client = SignInClient(address: "192.0.2.9", userAgent: "test")
    return try await SessionActions(database: db, effects: effects, hasher: hasher)
      .start(for: person.id, in: workspace, former: nil, from: client).text
  }
}
