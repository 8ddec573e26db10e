import HTTPTypes
import Kernel
import TestSupport
import Testing

@testable import Customers
@testable import Web

@Suite struct ImportRouteTests {
  @Test(arguments: TestEngine.allCases)
  func `a file is imported by its bare body, listed, shown and found unchanged again`(
    engine: TestEngine
  ) async throws {
    try await ImportClient.with(engine) { client in
      let made = try await client.api(
        .post, "/api/v1/imports?fileName=accounts.csv", ImportFixture.accounts)
      #expect(made.status == 201, "\(made.body)")
      let place = try #require(made.headers[.location])
      #expect(made.body.contains(#""new":3"#) && made.body.contains(#""file":"accounts.csv""#))
      #expect(try await client.api(.get, place).body == made.body)
      #expect(try await client.api(.get, "/api/v1/imports").body.contains("accounts.csv"))
      #expect(try await client.api(.get, place, as: "stranger").status == 404)
      let again = try await client.api(.post, "/api/v1/imports?kind=accounts", ImportFixture.accounts)
      #expect(again.body.contains(#""unchanged":3"#))
    }
  }

  @Test func `a dry run answers with the report and leaves nothing behind`() async throws {
    try await ImportClient.with(.sqlite) { client in
      let answer = try await client.upload(
        "/api/v1/imports",
        [
          (head: "name=\"dryRun\"", body: "true"),
          (head: "name=\"file\"; filename=\"a.csv\"", body: ImportFixture.accounts),
        ], bearer: true)
      #expect(answer.status == 200 && answer.body.contains(#""dryRun":true"#), "\(answer.body)")
      #expect(try await client.fixture.counts().allSatisfy { $0.value == 0 })
      #expect(try await client.api(.get, "/api/v1/imports").body.contains(#""items":[]"#))
    }
  }

  @Test(arguments: [
    ("foo,bar\n1,2\n", "", "unknownKind"), ("", "", "noFile"), ("account_name\n\"x\n", "?kind=nonsense", "notAChoice"),
    ("account_name\nAcme\n", "?mapping=%7B%22kind%22%3A1%7D", "wrongType"),
  ])
  func `what cannot be imported is a 422 that says why`(body: String, query: String, code: String) async throws {
    try await ImportClient.with(.sqlite) { client in
      let answer = try await client.api(.post, "/api/v1/imports\(query)", body)
      #expect(answer.status == 422 && answer.body.contains("\"\(code)\""), "\(answer.body)")
      #expect(try await client.fixture.counts().allSatisfy { $0.value == 0 })
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `waiting rows are listed and attached by hand`(engine: TestEngine) async throws {
    try await ImportClient.with(engine) { client in
      _ = try await client.api(.post, "/api/v1/imports", ImportFixture.accounts)
      let tickets = "ticket_id,account_id,submitted_at,priority\nT-8,Z-9,2024-02-05,low\n"
      _ = try await client.api(.post, "/api/v1/imports", tickets)
      let list = try await client.api(.get, "/api/v1/imports/waiting")
      let row = try #require(list.body.firstMatch(of: /imw_[a-z0-9]+/)?.output)
      let account = try await client.fixture.db.read { tx in
        try AccountStore.id(ofName: "Group", in: client.fixture.workspace.id, tx)
      }
      let path = "/api/v1/imports/waiting/\(row)/attachment"
      let body = "{\"accountId\": \"\(try #require(account))\"}"
      #expect(try await client.api(.post, path, "{}", type: "application/json").status == 422)
      #expect(try await client.api(.post, path, body, type: "application/json", as: "stranger").status == 404)
      let attached = try await client.api(.post, path, body, type: "application/json")
      #expect(attached.body == #"{"attached":1}"#)
      #expect(try await client.api(.post, path, body, type: "application/json").status == 404)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `an import is previewed, undone, and not undone twice`(engine: TestEngine) async throws {
    try await ImportClient.with(engine) { client in
      let made = try await client.api(.post, "/api/v1/imports?kind=accounts", ImportFixture.accounts)
      let place = try #require(made.headers[.location]) + "/undo"
      let preview = try await client.api(.get, place)
      #expect(preview.status == 200 && preview.body.contains(#""removed":{"accounts":3}"#), "\(preview.body)")
      #expect(try await client.api(.get, place, as: "stranger").status == 404)
      #expect(try await client.api(.post, place, as: "stranger").status == 404)
      let undone = try await client.api(.post, place)
      #expect(undone.status == 200 && undone.body.contains(#""removed":3"#), "\(undone.body)")
      #expect(try await client.fixture.counts()["account"] == 0)
      let again = try await client.api(.post, place)
      #expect(again.status == 409 && again.body.contains("importUndone"), "\(again.body)")
    }
  }

  @Test func `what stands in the way of an undo is named, and nothing is undone`() async throws {
    try await ImportClient.with(.sqlite) { client in
      let made = try await client.api(.post, "/api/v1/imports", ImportFixture.accounts)
      let place = try #require(made.headers[.location]) + "/undo"
      _ = try await client.api(.post, "/api/v1/imports", ImportFixture.accounts.replacing("EdTech", with: "Energy"))
      let refused = try await client.api(.post, place)
      #expect(refused.status == 409 && refused.body.contains("laterImport"), "\(refused.body)")
      #expect(try await client.fixture.counts()["account"] == 3)
    }
  }

  @Test func `dates that read both ways are asked, and read as the sender says`() async throws {
    try await ImportClient.with(.sqlite) { client in
      let text = "account_id,account_name,signup_date\nA-1,Nordwind,03/04/2025\n"
      let asked = try await client.api(.post, "/api/v1/imports", text)
      #expect(asked.status == 422 && asked.body.contains("dateOrder"), "\(asked.body)")
      let read = try await client.api(.post, "/api/v1/imports?dateOrder=dayMonthYear&encoding=utf-8", text)
      #expect(read.status == 201, "\(read.body)")
      #expect(try await client.api(.post, "/api/v1/imports?encoding=klingon", text).status == 422)
    }
  }
}
