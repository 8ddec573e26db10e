import HTTPTypes
import Kernel
import TestSupport
import Testing

@testable import Customers

@Suite struct ContactRouteTests {
  @Test(arguments: TestEngine.allCases)
  func `a contact is added, changed and found`(_ engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { (fixture) async throws in
      try await SliceClient.with(fixture) { (client) async throws in
        let body = """
          {"givenName": "Anna", "familyName": "Smith", "emails": ["Anna@A.Test", "anna@a.test"], "language": "en",
           "timeZone": "Europe/Berlin", "consentOn": "2026-01-02", "consentSource": "fair",
           "accounts": [{"accountId": "\(fixture.alpha)", "role": "champion"}]}
          """
        let added = try await client.api(.post, "/api/v1/contacts", body)
        #expect(added.status == 201, "\(added.body)")
        #expect(added.text("displayName") == "Anna Smith")
        #expect(added.count("emails") == 1)
        let id = try #require(added.text("id"))
        #expect(added.headers[.location] == "/api/v1/contacts/\(id)")

        let etag: HTTPFields = [.ifMatch: "\"v1\""]
        let changed = try await client.api(
          .patch, "/api/v1/contacts/\(id)", #"{"familyName": "Weber", "doNotContact": true}"#, headers: etag)
        #expect(changed.text("displayName") == "Anna Weber", "\(changed.body)")
        #expect(changed.headers[.eTag] == "\"v2\"")
        let late = try await client.api(.patch, "/api/v1/contacts/\(id)", #"{"title": "x"}"#, headers: etag)
        #expect(late.status == 412)

        for query in ["q=webe", "q=ANNA@a.test", "account=\(fixture.alpha)"] {
          #expect(try await client.api(.get, "/api/v1/contacts?\(query)").text("items.0.id") == id, "\(query)")
        }
        #expect(try await client.api(.get, "/api/v1/contacts?account=\(fixture.beta)").count("items") == 0)
      }
      #expect(try await fixture.kinds(of: fixture.alpha) == [.contactAdded])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `an address that another contact has is refused by its pointer`(_ engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { (fixture) async throws in
      let first = try await fixture.contact("First", ["taken@a.test"])
      try await SliceClient.with(fixture) { (client) async throws in
        let body = #"{"displayName": "Second", "emails": ["free@a.test", "TAKEN@a.test"]}"#
        let refused = try await client.api(.post, "/api/v1/contacts", body)
        #expect(refused.status == 409)
        #expect(refused.body.contains("/emails/1"), "\(refused.body)")
        let own = try await client.api(
          .patch, "/api/v1/contacts/\(first.id)", #"{"emails": ["taken@a.test", "more@a.test"]}"#)
        #expect(own.status == 200)
      }
    }
  }

  @Test(arguments: [
    (#"{}"#, "/displayName"), (#"{"displayName": "A", "emails": ["no"]}"#, "/emails/0"),
    (#"{"displayName": "A", "emails": ["a@b.test", 7]}"#, "/emails/1"),
    (#"{"displayName": "A", "accounts": [{"role": "user"}]}"#, "/accounts/0/accountId"),
    (#"{"displayName": "A", "accounts": [{"accountId": "acc_00000000000000000000000000"}]}"#, "/accounts/0/accountId"),
    (#"{"displayName": "A", "timeZone": "Mars/One"}"#, "/timeZone"),
    (#"{"displayName": "A", "consentOn": "tomorrow"}"#, "/consentOn"), (#"{"displayName": "A", "x": 1}"#, "/x"),
    (#"{"displayName": "A", "role": "king"}"#, "/role"),
  ])
  func `what cannot be is told by its pointer`(_ body: String, _ pointer: String) async throws {
    try await SliceFixture.with(.sqlite) { (fixture) async throws in
      try await SliceClient.with(fixture) { (client) async throws in
        let refused = try await client.api(.post, "/api/v1/contacts", body)
        #expect(refused.status == 422, "\(refused.body)")
        #expect(refused.body.contains("\"\(pointer)\""), "\(refused.body)")
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a contact is attached to an account in a role and detached again`(_ engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { (fixture) async throws in
      let contact = try await fixture.contact("Anna")
      let path = "/api/v1/accounts/\(fixture.alpha)/contacts"
      try await SliceClient.with(fixture) { (client) async throws in
        for role in ["champion", "blocker"] {
          let body = #"{"contactId": "\#(contact.id)", "role": "\#(role)"}"#
          #expect(try await client.api(.post, path, body).text("accounts.0.role") == role)
        }
        #expect(try await client.api(.get, "/api/v1/contacts/\(contact.id)", as: "csm").status == 200)
        #expect(try await client.api(.delete, "\(path)/\(contact.id)").status == 204)
        #expect(try await client.api(.delete, "\(path)/\(contact.id)").status == 404)
        #expect(try await client.api(.get, "/api/v1/contacts/\(contact.id)", as: "csm").status == 404)
        let unknown = #"{"contactId": "con_00000000000000000000000000"}"#
        #expect(try await client.api(.post, path, unknown).status == 422)
        let hidden = "/api/v1/accounts/\(fixture.beta)/contacts"
        #expect(try await client.api(.post, hidden, unknown, as: "csm").status == 404)
      }
      #expect(Set(try await fixture.kinds(of: fixture.alpha)) == [.contactAdded, .contactChanged, .contactRemoved])
    }
  }
}
