import HTTPTypes
import Kernel
import TestSupport
import Testing

@testable import Customers

@Suite struct `The form of a contact` {
  @Test(arguments: TestEngine.allCases)
  func `shows what is known and keeps what is written`(_ engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { (fixture) async throws in
      let anna = try await fixture.contact(
        "Anna Smith", ["anna@a.test"],
        at: [fixture.alpha, fixture.beta].map { ContactAccount(account: $0, role: .user) })
      try await SliceClient.with(fixture) { (client) async throws in
        let form = try await client.page("/contacts/\(anna.id)/edit").body
        #expect(form.contains("value=\"Anna Smith\"") && form.contains("value=\"anna@a.test\""), "\(form)")
        #expect(form.contains(">Alpha<") && form.contains(">Beta<"))
        let saved = try await client.post(
          "/contacts/\(anna.id)",
          [
            "version": "1", "givenName": "민아", "familyName": "박", "displayName": "", "title": "Head of IT",
            "emails": "Mina@a.test, anna@a.test", "phone": "+82 2 312 3456", "language": "ko", "timeZone": "Asia/Seoul",
            "doNotContact": "yes", "consentOn": "2026-02-03", "consentSource": "Trade fair",
            "role.\(fixture.alpha)": "champion", "shownRole.\(fixture.alpha)": "user",
            "role.\(fixture.beta)": "user", "shownRole.\(fixture.beta)": "user",
          ])
        #expect(saved.status == 303 && saved.headers[.location] == "/contacts/\(anna.id)?done=details", "\(saved.body)")
        let again = try await client.page("/contacts/\(anna.id)/edit").body
        #expect(again.contains("value=\"박\"") && again.contains("name=\"version\" value=\"2\""))
      }
      let found = try await fixture.db.read { tx in try ContactAccess.load(anna.id, for: fixture.manager, tx) }
      #expect(
        found.details
          == ContactDetails(
            givenName: "민아", familyName: "박", displayName: "박민아", title: "Head of IT", phone: "+82 2 312 3456",
            language: .korean, timeZone: "Asia/Seoul", doNotContact: true, consentOn: LocalDate("2026-02-03"),
            consentSource: "Trade fair"))
      #expect(found.emails == ["mina@a.test", "anna@a.test"])
      #expect(found.role(at: fixture.alpha) == .champion && found.role(at: fixture.beta) == .user)
      #expect(try await fixture.kinds(of: fixture.alpha) == [.contactChanged, .contactAdded])
      #expect(try await fixture.kinds(of: fixture.beta) == [.contactAdded])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `leaves a role as somebody else has made it, unless it was chosen here`(_ engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { (fixture) async throws in
      let anna = try await fixture.contact("Anna", at: [ContactAccount(account: fixture.alpha, role: .user)])
      let place = ContactAccount(account: fixture.alpha, role: .blocker)
      _ = try await fixture.contacts.attach(anna.id, to: place, by: fixture.manager)
      try await SliceClient.with(fixture) { (client) async throws in
        var sent = ["version": "1", "displayName": "Anna K"]
        sent["role.\(fixture.alpha)"] = "user"
        sent["shownRole.\(fixture.alpha)"] = "user"
        #expect(try await client.post("/contacts/\(anna.id)", sent).status == 303)
      }
      let found = try await fixture.db.read { tx in try ContactAccess.load(anna.id, for: fixture.manager, tx) }
      #expect(found.details.displayName == "Anna K" && found.accounts == [place] && !found.details.doNotContact)
    }
  }

  @Test(arguments: [
    (["displayName": "", "givenName": " "], "displayName"), (["emails": "anna@a.test, nonsense"], "emails"),
    (["emails": "taken@a.test"], "emails"), (["consentOn": "someday"], "consentOn"), (["language": "xx"], "language"),
    (["timeZone": "Mars/Base"], "timeZone"), (["phone": String(repeating: "9", count: 51)], "phone"),
  ])
  func `comes back as it was sent, with the error at its field`(_ sent: [String: String], _ field: String) async throws
  {
    try await SliceFixture.with(.sqlite) { (fixture) async throws in
      let anna = try await fixture.contact("Anna", ["anna@a.test"])
      _ = try await fixture.contact("Other", ["taken@a.test"])
      try await SliceClient.with(fixture) { (client) async throws in
        let fields = ["version": "1", "displayName": "Anna", "title": "Chief <b>"].merging(sent) { $1 }
        let answer = try await client.post("/contacts/\(anna.id)", fields)
        #expect(answer.status == 422 && answer.body.contains("id=\"field-\(field)-error\""), "\(answer.body)")
        #expect(answer.body.contains("Chief &lt;b&gt;"))
        for value in sent.values where value.count > 3 { #expect(answer.body.contains(value), "\(value)") }
      }
      let found = try await fixture.db.read { tx in try ContactAccess.load(anna.id, for: fixture.manager, tx) }
      #expect(found == anna)
    }
  }

  @Test func `is refused when somebody else was faster`() async throws {
    try await SliceFixture.with(.sqlite) { (fixture) async throws in
      let anna = try await fixture.contact("Anna")
      try await SliceClient.with(fixture) { (client) async throws in
        let first = ["version": "1", "displayName": "Anna K"]
        #expect(try await client.post("/contacts/\(anna.id)", first).status == 303)
        let late = try await client.post("/contacts/\(anna.id)", ["version": "1", "displayName": "Anna Late"])
        #expect(late.status == 422 && late.body.contains("Anna Late") && late.body.contains("form-errors"))
      }
      let found = try await fixture.db.read { tx in try ContactAccess.load(anna.id, for: fixture.manager, tx) }
      #expect(found.details.displayName == "Anna K")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `leads out of an account and back, with the role as it was`(_ engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { (fixture) async throws in
      let place = ContactAccount(account: fixture.alpha, role: .champion)
      let anna = try await fixture.contact("Anna", at: [place])
      let there = "/accounts/\(fixture.alpha)/contacts/\(anna.id)"
      try await SliceClient.with(fixture) { (client) async throws in
        let removed = try await client.post("\(there)/removal", [:])
        #expect(removed.headers[.location] == "/contacts/\(anna.id)?removed=\(fixture.alpha)&role=champion")
        let page = try await client.page(try #require(removed.headers[.location])).body
        #expect(page.contains("Removed from “Alpha”") && page.contains("\(there)/restoration"), "\(page)")
        #expect(try await client.post("\(there)/removal", [:]).status == 404)
        #expect(try await client.post("\(there)/restoration", ["role": "champion"]).status == 303)
      }
      let found = try await fixture.db.read { tx in try ContactAccess.load(anna.id, for: fixture.manager, tx) }
      #expect(found.accounts == [place])
    }
  }

  @Test func `is not there for who does not see the contact, and leads them out when they see it no more`() async throws
  {
    try await SliceFixture.with(.sqlite) { (fixture) async throws in
      let hidden = try await fixture.contact("Hidden", at: [ContactAccount(account: fixture.beta, role: .user)])
      let shown = try await fixture.contact("Shown", at: [ContactAccount(account: fixture.alpha, role: .user)])
      try await SliceClient.with(fixture) { (client) async throws in
        #expect(try await client.page("/contacts/\(hidden.id)/edit", as: "csm").status == 404)
        let sent = ["version": "1", "displayName": "Mine"]
        #expect(try await client.post("/contacts/\(hidden.id)", sent, as: "csm").status == 404)
        for account in [fixture.alpha, fixture.beta] {
          let path = "/accounts/\(account)/contacts/\(hidden.id)/removal"
          #expect(try await client.post(path, [:], as: "csm").status == 404)
        }
        let path = "/accounts/\(fixture.alpha)/contacts/\(shown.id)/removal"
        let removed = try await client.post(path, [:], as: "csm")
        #expect(removed.headers[.location] == "/accounts/\(fixture.alpha)#people")
      }
    }
  }
}
