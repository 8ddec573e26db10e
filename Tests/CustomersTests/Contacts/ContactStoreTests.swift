import Kernel
import Storage
import TestSupport
import Testing

@testable import Customers

@Suite struct ContactStoreTests {
  @Test(arguments: TestEngine.allCases)
  func `what is written comes back, the address to write to first`(_ engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { (fixture) async throws in
      let workspace = fixture.workspace.id
      let written = Contact(
        id: fixture.effects.newID(),
        details: ContactDetails(
          givenName: "민준", familyName: "김", title: "팀장", phone: "+82 10", language: .korean, timeZone: "Asia/Seoul",
          doNotContact: true, consentOn: SliceFixture.today, consentSource: "web form"),
        emails: ["z@a.test", "b@a.test", "c@a.test"], externalIDs: [ExternalID(source: "crm", id: "7")],
        accounts: [ContactAccount(account: fixture.alpha, role: .champion)], lastSeenAt: SliceFixture.now,
        createdAt: SliceFixture.now, updatedAt: SliceFixture.now)
      #expect(written.details.displayName == "김민준")
      try await fixture.db.write { (tx) throws in
        try ContactStore.insert([written], in: workspace, tx)
        #expect(try ContactStore.find(written.id, in: workspace, tx) == written)
        #expect(try ContactStore.id(ofEmail: "b@a.test", in: workspace, tx) == written.id)
        #expect(try ContactStore.id(of: ExternalID(source: "crm", id: "7"), in: workspace, tx) == written.id)
        #expect(try ContactListStore.contacts(of: fixture.alpha, in: workspace, tx) == [written])
        var changed = written
        changed.emails = ["c@a.test"]
        changed.version = 2
        #expect(try ContactStore.update(changed, in: workspace, tx))
        #expect(try ContactStore.find(written.id, in: workspace, tx) == changed)
        #expect(try !ContactStore.update(changed, in: workspace, tx))
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a thousand contacts go in at once and come back page by page, by name`(_ engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { (fixture) async throws in
      let workspace = fixture.workspace.id
      let contacts = (0..<1000).map { number in
        Contact(
          id: fixture.effects.newID(), details: ContactDetails(displayName: "Person \((number * 7) % 500)"),
          emails: ["p\(number)@a.test"], createdAt: SliceFixture.now, updatedAt: SliceFixture.now)
      }
      let names = try await fixture.db.write { tx in
        try ContactStore.insert(contacts, in: workspace, tx)
        var query = ContactListStore.Query(limit: 170)
        var found: [Contact] = []
        repeat {
          let page = try ContactListStore.page(query, in: workspace, tx)
          found += page.items
          query.after = page.next
        } while query.after != nil
        return found
      }
      #expect(Set(names.map(\.id)).count == 1000)
      #expect(names.first?.details.displayName == "Person 0")
      #expect(names.last?.details.displayName == "Person 499")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `names are found however they are written, addresses by a part`(_ engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { (fixture) async throws in
      for name in ["Zoë Müller", "हिन्दी शर्मा", "100% Sure", "under_score"] { _ = try await fixture.contact(name) }
      _ = try await fixture.contact("Nobody", ["zoe.x@corp.test"])
      let workspace = fixture.workspace.id
      for (text, count) in [
        ("zoe", 2), ("MULLER", 1), ("हिंदी", 1), ("%", 1), ("_", 1), ("corp.test", 1), ("!", 0), ("o", 3),
      ] {
        let found = try await fixture.db.read { tx in
          try ContactListStore.page(ContactListStore.Query(text: text), in: workspace, tx).items
        }
        #expect(found.count == count, "\(text): \(found.map(\.details.displayName))")
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a contact is seen by those who see one of its accounts`(_ engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { (fixture) async throws in
      let alpha = ContactAccount(account: fixture.alpha, role: .user)
      let beta = ContactAccount(account: fixture.beta, role: .blocker)
      let both = try await fixture.contact("Both", at: [alpha, beta])
      let hidden = try await fixture.contact("Hidden", at: [beta])
      let free = try await fixture.contact("Free")
      try await fixture.db.read { (tx) throws in
        #expect(try ContactAccess.load(both.id, for: fixture.csm, tx).accounts == [alpha])
        #expect(Set(try ContactAccess.load(both.id, for: fixture.manager, tx).accounts) == [alpha, beta])
        for contact in [hidden, free] {
          #expect(try ContactAccess.load(contact.id, for: fixture.manager, tx).id == contact.id)
          #expect(throws: Problem.notFound) { try ContactAccess.load(contact.id, for: fixture.csm, tx) }
        }
        #expect(throws: Problem.notFound) { try ContactAccess.load(both.id, for: fixture.stranger, tx) }
        let other = fixture.stranger.workspace
        #expect(try ContactListStore.page(ContactListStore.Query(), in: other, tx).items.isEmpty)
        #expect(try ContactListStore.contacts(of: fixture.alpha, in: other, tx).isEmpty)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `lists and look-ups seek in an index`(_ engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { (fixture) async throws in
      let workspace = fixture.workspace.id
      for account in [nil, fixture.alpha] {
        let query = ContactListStore.Query(
          condition: ContactAccess.visible(to: fixture.csm), account: account, text: "a",
          after: Cursor(["a", ID<Contact>(high: 0, low: 0).description]))
        try await expectUsesIndex(try ContactListStore.statement(query, in: workspace), in: fixture.db)
      }
    }
  }
}
