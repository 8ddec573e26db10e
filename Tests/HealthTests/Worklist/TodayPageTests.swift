import Customers
import Kernel
import Language
import Synchronization
import TestSupport
import Testing

@testable import Health
@testable import Web

@Suite struct TodayPageTests {
  private let day = WorklistFixture.day

  @Test(arguments: [
    ("en", "Health fell 18 points in 14 days: weekly active users 78 → 60", "₹12,000,000"),
    ("hi", "14 दिनों में स्वास्थ्य स्कोर 18 अंक गिरा: साप्ताहिक सक्रिय उपयोगकर्ता 78 → 60", "₹1,20,00,000"),
    ("ko", "14일 동안 건강 점수가 18점 떨어졌습니다: 주간 활성 사용자 78 → 60", "₹12,000,000"),
  ])
  func `the reason stands in the reader's language, its money by the reader's locale`(
    language: String, sentence: String, money: String
  ) async throws {
    try await WorklistFixture.with(.sqlite) { fixture in
      let account = try await fixture.account("Acme", mrr: 100_000_000, currency: .inr)
      try await fixture.scores([(14, 78), (0, 60)], of: account)
      try await fixture.refresh()
      try await TodayClient.with(fixture) { client in
        let page = try await client.page(as: "manager-\(language)")
        #expect(page.status == 200)
        #expect(page.body.contains(HTML.figures(in: sentence).text), "\(page.body)")
        #expect(page.body.contains(money))
      }
    }
  }

  @Test(arguments: LanguageCode.allCases)
  func `every reason has words, with nothing left to fill in`(language: LanguageCode) {
    let words = Catalogue.embedded.words(for: Reader(language: language))
    let contact = ID<Contact>(high: 1, low: 1)
    let sentences = WorkSentences(
      words: words, today: day, contacts: [contact: "Asha"], scorecards: [1: WorklistFixture.scorecard])
    let moved = WorkMover(measure: "weeklyUsers", scorecardVersion: 1, from: 31, to: 9, share: Points(-12))
    let lost = WorkMover(measure: "weeklyUsers", scorecardVersion: 1, from: 31, to: nil, share: Points(-12))
    let new = WorkMover(measure: "weeklyUsers", scorecardVersion: 1, from: nil, to: 9, share: Points(-12))
    let gone = WorkMover(measure: "other", scorecardVersion: 1, from: 1, to: 9, share: Points(-12))
    let causes: [WorkReason.Cause] = [
      .scoreFell(points: 18, days: 14, movers: [moved, lost, new, gone]),
      .scoreFell(points: 18, days: 14, movers: [gone]),
      .bandFell(from: .green, to: .red), .renewalNear(on: day, band: .red), .renewalNear(on: day + 1, band: .amber),
      .renewalNear(on: day + 20, band: .red), .onboardingStuck(since: day - 70),
      .championSilent(contact: contact, lastSeen: day - 40),
      .championSilent(contact: ID(high: 2, low: 2), lastSeen: day - 40), .noContact(last: day - 40, limit: 30),
      .tasksOverdue(count: 1, oldest: day - 1), .tasksOverdue(count: 4, oldest: day - 9),
      .seatsFull(share: 0.954, seats: 1_234_567),
    ]
    for cause in causes {
      let sentence = sentences.sentence(WorkReason(cause, .act, since: day))
      #expect(!sentence.contains("today.") && !sentence.contains("{"), "\(sentence)")
    }
    let seats = sentences.sentence(WorkReason(.seatsFull(share: 0.954, seats: 1_234_567), .act, since: day))
    #expect(seats.contains(language == .hindi ? "12,34,567" : "1,234,567"))
  }

  @Test func `an item says what is at stake, why it stands there, and what to do`() async throws {
    try await WorklistFixture.with(.sqlite) { fixture in
      let account = try await fixture.account("Acme", lastContact: 130)
      let (workspace, day) = (fixture.workspace.id, day)
      try await fixture.db.write { tx in
        try tx.execute(
          "UPDATE account_summary SET renewal_on = \(day + 23), health_band = 'amber' WHERE workspace_id = \(workspace)"
        )
      }
      try await fixture.refresh()
      try await TodayClient.with(fixture) { client in
        let body = try await client.page().body
        #expect(body.contains("1 account needs attention · $12,000 ARR at stake"))
        #expect(body.contains("ARR, renews in 23 days"))
        #expect(body.contains("Placed by money (1.00 × the average account) × probability ("))
        #expect(body.contains("action=\"/today/\(account)/step\" data-fold"))
        #expect(body.contains("action=\"/today/\(account)/done\" data-fold"))
        #expect(body.contains("<time datetime="))
        let viewer = try await client.page(as: "viewer").body
        #expect(viewer.contains("Acme") && !viewer.contains("<form"))
      }
    }
  }

  @Test func `an empty page says why it is empty`() async throws {
    try await WorklistFixture.with(.sqlite) { fixture in
      try await TodayClient.with(fixture) { client in
        let blank = try await client.page().body
        #expect(blank.contains("No accounts yet") && blank.contains("href=\"/imports\""))
        let account = try await fixture.account("Acme")
        #expect(try await client.page().body.contains("No health scores yet"))
        try await fixture.scores([(0, 90)], of: account)
        try await fixture.refresh()
        #expect(try await client.page().body.contains("Nothing waits for you today"))
        #expect(try await client.page(as: "manager-hi").body.contains("आज आपके लिए कुछ बाकी नहीं है"))
        #expect(try await client.page(as: "manager-ko").body.contains("오늘은 처리할 일이 없습니다"))
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `forms put items away and lead back to the list`(engine: TestEngine) async throws {
    try await WorklistFixture.with(engine) { fixture in
      let names = ["done", "snooze", "dismissal", "step", "script"]
      var ids: [String: ID<Account>] = [:]
      for name in names { ids[name] = try await fixture.account(name, lastContact: 130) }
      try await fixture.refresh()
      let accounts = ids
      try await TodayClient.with(fixture) { client in
        func path(_ name: String, _ verb: String) -> String { "/today/\(accounts[name]?.description ?? "")/\(verb)" }
        let done = try await client.post(path("done", "done"), ["scope": "team"])
        #expect(done.status == 303 && done.location == "/?scope=team&putAway=\(accounts["done"]?.description ?? "")")
        #expect(try await client.post(path("snooze", "snooze"), ["for": "month"]).status == 303)
        #expect(try await client.post(path("dismissal", "dismissal"), ["reason": "In our plan"]).status == 303)
        #expect(try await client.post(path("step", "step")).status == 303)
        let script = try await client.post(path("script", "done"), accepts: "application/json")
        #expect(script.status == 204)
      }
      #expect(try await fixture.shown().isEmpty)
      #expect(try await fixture.shown(on: day + 30) == ["snooze"])
      let workspace = fixture.workspace.id
      let titles = try await fixture.db.read { tx in
        try tx.values("SELECT title FROM task WHERE workspace_id = \(workspace)", as: String.self)
      }
      #expect(titles == ["Call step: No contact for 130 days, more than the 60 that the tier allows"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `what was put away can be taken back by the one who did it, and only then`(engine: TestEngine) async throws {
    try await WorklistFixture.with(engine) { fixture in
      let account = try await fixture.account("Acme", lastContact: 130)
      try await fixture.refresh()
      try await TodayClient.with(fixture) { client in
        for (verb, fields) in [
          ("done", [:]), ("snooze", ["for": "week"]), ("dismissal", ["reason": "In our plan"]),
        ] {
          let away = try await client.post("/today/\(account)/\(verb)", fields.merging(["scope": "all"]) { $1 })
          let place = try #require(away.location)
          let page = try await client.page(place).body
          #expect(page.contains("action=\"/today/\(account)/undo\"") && page.contains("Acme: "), "\(verb)")
          let shown = try await fixture.shown()
          #expect(shown.isEmpty)
          // Somebody else cannot: neither the page offers it, nor does the form do it.
          let other = try await client.page(place, as: "viewer").body
          #expect(!other.contains("/undo"))
          #expect(try await client.post("/today/\(account)/undo", as: "stranger").status == 404)
          let back = try await client.post("/today/\(account)/undo", ["scope": "all"])
          #expect(back.status == 303 && back.location == "/?scope=all")
          #expect(try await fixture.shown() == ["Acme"])
        }
        #expect(try await client.post("/today/\(account)/undo").status == 303)
      }
      let workspace = fixture.workspace.id
      let left = try await fixture.db.read { tx in
        try WorkDecisionStore.history(of: account, in: workspace, tx)
      }
      #expect(left.isEmpty)
    }
  }

  @Test func `a dismissal without a reason shows the list again, with what is wrong at the field`() async throws {
    try await WorklistFixture.with(.sqlite) { fixture in
      let account = try await fixture.account("Acme", lastContact: 130)
      try await fixture.account("Beta", lastContact: 130)
      try await fixture.refresh()
      try await TodayClient.with(fixture) { client in
        let answer = try await client.post("/today/\(account)/dismissal", ["reason": "  ", "scope": "all"])
        #expect(answer.status == 422)
        #expect(answer.body.contains("id=\"dismissal-\(account)-error\""))
        #expect(answer.body.matches(of: /<details class="menu menu-start" data-menu open>/).count == 1)
        #expect(answer.body.contains("Beta"))
      }
    }
  }

  @Test func `a form that makes no sense, or no token, changes nothing`() async throws {
    try await WorklistFixture.with(.sqlite) { fixture in
      let account = try await fixture.account("Acme", lastContact: 130)
      try await fixture.refresh()
      try await TodayClient.with(fixture) { client in
        #expect(try await client.post("/today/\(account)/done").status == 303)
        try await fixture.setContact(1, of: account)
        try await fixture.refresh()
        try await fixture.setContact(130, of: account)
        try await fixture.refresh()
        #expect(try await client.post("/today/\(account)/snooze", ["for": "ever"]).status == 422)
        #expect(try await client.post("/today/\(account)/snooze").status == 422)
        #expect(try await client.post("/today/\(account)/dismissal", ["reason": "  "]).status == 422)
        #expect(try await client.post("/today/\(account)/done", ["_csrf": "x"]).status == 403)
        #expect(try await client.post("/today/\(account)/done", as: "viewer").status == 403)
        #expect(try await client.post("/today/\(account)/done", as: "colleague").status == 404)
        #expect(try await client.post("/today/\(account)/done", as: "stranger").status == 404)
        #expect(try await client.post("/today/nonsense/done").status == 404)
      }
      #expect(try await fixture.shown() == ["Acme"])
    }
  }

  @Test(arguments: [
    "\"\u{301}><script>alert(1)</script>", "</li></ol><h1>", "\u{202E}evil\u{202C}", "a\u{1}b\u{7F}",
    String(repeating: "가", count: 10_000), "'\u{301} onfocus='x",
  ])
  func `a hostile name changes no tag of the page`(name: String) async throws {
    func tags(_ name: String) async throws -> [String] {
      let found = Found()
      try await WorklistFixture.with(.sqlite) { fixture in
        let account = try await fixture.account(name, lastContact: 130)
        try await fixture.champion(name, seen: 50, of: account)
        try await fixture.refresh()
        try await TodayClient.with(fixture) { client in
          let body = try await client.page().body
          found.tags.withLock { $0 = body.matches(of: /<\/?[a-z0-9]+/).map { String(body[$0.range]) } }
        }
      }
      return found.tags.withLock { $0 }
    }
    let harmless = try await tags("Acme")
    #expect(harmless.count > 20)
    #expect(try await tags(name) == harmless)
  }

  @Test(arguments: TestEngine.allCases)
  func `the JSON has pages, reasons in words, and decisions`(engine: TestEngine) async throws {
    try await WorklistFixture.with(engine) { fixture in
      let account = try await fixture.account("Acme", mrr: 200_000, lastContact: 130)
      try await fixture.account("Beta", mrr: 100_000, lastContact: 130)
      try await fixture.refresh()
      try await TodayClient.with(fixture) { client in
        let first = try await client.api(.get, "/api/v1/today?scope=all&limit=1")
        #expect(first.status == 200)
        #expect(first.body.contains("\"accountName\":\"Acme\"") && !first.body.contains("Beta"))
        #expect(first.body.contains("\"text\":\"No contact for 130 days"))
        #expect(first.body.contains("\"next\":\""))
        #expect(try await client.api(.get, "/api/v1/today?scope=all", as: "stranger").body.contains("\"items\":[]"))
        #expect(try await client.api(.get, "/api/v1/today?scope=ours").status == 422)
        #expect(try await client.api(.get, "/api/v1/today?cursor=x").status == 422)
        let path = "/api/v1/today/\(account)/decision"
        for body in [
          "{}", #"{"kind":"gone"}"#, #"{"kind":"snoozed"}"#, #"{"kind":"snoozed","until":"2026-11-22"}"#,
          #"{"kind":"done","until":"2026-12-22"}"#, #"{"kind":"notAProblem"}"#, #"{"kind":"done","more":1}"#,
        ] {
          #expect(try await client.api(.post, path, body).status == 422, "\(body)")
        }
        #expect(try await client.api(.post, path, #"{"kind":"done"}"#, as: "colleague").status == 404)
        #expect(try await client.api(.post, path, #"{"kind":"done"}"#, as: "viewer").status == 403)
        let made = try await client.api(.post, path, #"{"kind":"snoozed","until":"2026-12-01"}"#)
        #expect(made.status == 201 && made.body.contains("\"until\":\"2026-12-01\""))
        #expect(try await client.api(.post, path, #"{"kind":"done"}"#).status == 404)
      }
    }
  }

  @Test func `the old address leads to the page, which begins with one's own accounts`() async throws {
    try await WorklistFixture.with(.sqlite) { fixture in
      try await fixture.account("Theirs", owner: fixture.colleague, lastContact: 130)
      try await fixture.refresh()
      try await TodayClient.with(fixture) { client in
        let answer = try await client.page("/today")
        #expect(answer.status == 303 && answer.location == "/")
        // The manager owns none, and so begins with all.
        #expect(try await client.page("/").body.contains("Theirs"))
        try await fixture.account("Mine", lastContact: 130)
        try await fixture.refresh()
        let body = try await client.page("/").body
        #expect(body.contains("Mine") && !body.contains("Theirs"))
      }
    }
  }
}

/// Carries the tags of a page out of the client's closure.
private final class Found: Sendable {
  let tags = Mutex<[String]>([])
}
