import Foundation
import HTTPTypes
import Testing

@testable import Web

@Suite struct `Many in one request` {
  @Test func `are added, changed or left, by their outside ids, and refused one by one`() async throws {
    try await AppFixture.with { app, client in
      let items = """
        {"items": [
          {"name": "Ada", "currency": "USD", "externalIds": [{"source": "crm", "id": "b-1"}]},
          {"name": "Bea", "seats": -1},
          {"name": "Cem", "colour": "red"},
          {"externalIds": [{"source": "crm", "id": "b-2"}]},
          7,
          {"name": "Ada two", "externalIds": [{"source": "crm", "id": "b-1"}, {"source": "erp", "id": "9"}]},
          {"name": "Huge", "seats": 1e999}
        ]}
        """
      let answer = try await client.api(.post, "/api/v1/accounts/bulk", items, app.acme.api)
      #expect(answer.status == 200, "\(answer.body)")
      let statuses = (0..<7).map { answer.text("results.\($0).status") }
      #expect(statuses == ["created", "refused", "refused", "refused", "refused", "changed", "refused"])
      #expect(answer.text("results.1.errors.0.pointer") == "/seats")
      #expect(answer.text("results.2.errors.0.code") == "unknownField")
      #expect(answer.text("results.0.id") == answer.text("results.5.id"))
      let found = try await client.get("/api/v1/accounts?externalId=9&source=erp", app.acme.api)
      #expect(found.items().count == 1)
      #expect(found.text("items.0.name") == "Ada two")
      let theirs = try await client.get("/api/v1/accounts?externalId=9&source=erp", app.globex.api)
      #expect(theirs.items().isEmpty)
      let again = try await client.api(
        .post, "/api/v1/accounts/bulk",
        #"{"items": [{"name": "Ada two", "externalIds": [{"source": "erp", "id": "9"}]}]}"#, app.acme.api)
      #expect(again.text("results.0.status") == "unchanged", "\(again.body)")
    }
  }

  @Test func `bring contacts and subscriptions to accounts that are known by an outside id`() async throws {
    try await AppFixture.with { app, client in
      let made = try await client.api(
        .post, "/api/v1/accounts/bulk",
        #"{"items": [{"name": "Ada", "currency": "USD", "externalIds": [{"source": "crm", "id": "c-1"}]}]}"#,
        app.acme.api)
      let account = try #require(made.text("results.0.id"))
      let contact = """
        {"items": [{"displayName": "Mina", "externalIds": [{"source": "crm", "id": "p-1"}],
          "accounts": [{"accountId": "\(account)", "role": "champion"}]}]}
        """
      let statuses = try await [contact, contact].asyncMap {
        try await client.api(.post, "/api/v1/contacts/bulk", $0, app.acme.api).text("results.0.status")
      }
      #expect(statuses == ["created", "unchanged"])
      let people = try await client.get("/api/v1/contacts?externalId=p-1", app.acme.api)
      #expect(people.text("items.0.displayName") == "Mina")
      let subscription = """
        {"items": [
          {"accountExternalId": {"source": "crm", "id": "c-1"}, "externalIds": [{"source": "crm", "id": "s-1"}],
           "startsOn": "2026-01-01", "mrr": {"amount": 10, "currency": "USD"}},
          {"externalIds": [{"source": "crm", "id": "s-1"}], "mrr": {"amount": 12, "currency": "USD"}},
          {"accountExternalId": {"source": "crm", "id": "nobody"}, "startsOn": "2026-01-01",
           "mrr": {"amount": 10, "currency": "USD"}},
          {"startsOn": "2026-01-01", "mrr": {"amount": 10, "currency": "USD"}}
        ]}
        """
      let answer = try await client.api(.post, "/api/v1/subscriptions/bulk", subscription, app.acme.api)
      let results = (0..<4).map { answer.text("results.\($0).status") }
      #expect(results == ["created", "changed", "refused", "refused"], "\(answer.body)")
      let after = try await client.get("/api/v1/accounts/\(account)", app.acme.api)
      #expect(after.value("mrr.amount") == .number(12))
    }
  }

  @Test func `are a thousand at most, and a list`() async throws {
    try await AppFixture.with { app, client in
      let many = "{\"items\": [\(Array(repeating: "{}", count: 1001).joined(separator: ","))]}"
      for (body, status) in [(many, 422), ("{}", 422), (#"{"items": {}}"#, 422), ("[]", 422), (#"{"items": []}"#, 200)]
      {
        for kind in ["accounts", "contacts", "subscriptions"] {
          let answer = try await client.api(.post, "/api/v1/\(kind)/bulk", body, app.acme.api)
          #expect(answer.status == status, "\(kind) \(body.prefix(20)) \(answer.body.prefix(200))")
        }
      }
    }
  }
}

extension Array {
  fileprivate func asyncMap<Other>(_ transform: (Element) async throws -> Other) async rethrows -> [Other] {
    var results: [Other] = []
    for element in self { results.append(try await transform(element)) }
    return results
  }
}
