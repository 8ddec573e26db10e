import Foundation
import HTTPTypes
import Kernel
import TestSupport
import Testing

@testable import Customers
@testable import Web

@Suite struct ImportPageTests {
  private static let csv =
    "account_id,account_name,industry,signup_date\nA-1,Nordwind,EdTech,2024-01-10\nA-2,Bad,,2024-13-40\n"

  @Test(arguments: TestEngine.allCases)
  func `a file with a mistake is uploaded, matched, checked, imported, mended and imported again`(
    engine: TestEngine
  ) async throws {
    try await ImportClient.with(engine) { client in
      let mapping = try await Self.upload(client, Self.csv)
      let page = try await client.get(mapping)
      #expect(page.status == 200 && page.body.contains("Nordwind"))
      let values = Self.selected(page.body)
      #expect(values["column1"] == "field:name" && values["column3"] == "field:customerSince")
      let decided = try await client.form(mapping, values.merging(["kind": "accounts", "source": "csv"]) { $1 })
      let check = try #require(decided.headers[.location])
      #expect(decided.status == 303, "\(decided.body)")
      let checked = try await client.get(check)
      #expect(checked.body.contains("signup_date"))
      #expect(try await client.fixture.counts().allSatisfy { $0.value == 0 })
      let ran = try await client.form(check.replacing("/check", with: "/run"), [:])
      let report = try #require(ran.headers[.location])
      #expect(try await client.get(report).body.contains("signup_date"))
      #expect(try await client.fixture.counts()["account"] == 1)
      let refused = try await client.get("\(report)/files/1/refused")
      #expect(refused.headers[.contentDisposition]?.hasPrefix("attachment") == true)
      let mended = refused.body.replacing("2024-13-40", with: "2024-03-04")
      let second = try await Self.upload(client, mended)
      let again = try await client.get(second)
      #expect(again.body.contains("imports.mapping.kept") || again.body.contains("last import"))
      _ = try await client.form(second, values.merging(["kind": "accounts", "source": "csv"]) { $1 })
      _ = try await client.form(second.replacing("/mapping", with: "/run"), [:])
      #expect(try await client.fixture.counts()["account"] == 2)
      let left = try Self.waitingFiles(client)
      #expect(left.isEmpty)
    }
  }

  @Test func `a form without its token, or with the token behind the file, leaves nothing on disk`() async throws {
    try await ImportClient.with(.sqlite) { client in
      let file = (head: "name=\"file\"; filename=\"a.csv\"", body: Self.csv)
      let token = (head: "name=\"_csrf\"", body: CSRF.token(for: "manager"))
      let wrong = (head: "name=\"_csrf\"", body: CSRF.token(for: "somebody"))
      for parts in [[file], [file, token], [wrong, file]] {
        #expect(try await client.upload("/imports", parts).status == 403)
        let left = try Self.waitingFiles(client)
        #expect(left.isEmpty)
      }
      let accepted = try await client.upload("/imports", [token, file])
      let kept = try Self.waitingFiles(client)
      #expect(accepted.status == 303 && kept.count == 2)
    }
  }

  @Test func `a form without a file says so`() async throws {
    try await ImportClient.with(.sqlite) { client in
      let token = (head: "name=\"_csrf\"", body: CSRF.token(for: "manager"))
      let empty = (head: "name=\"file\"; filename=\"\"", body: "")
      let answer = try await client.upload("/imports", [token, empty])
      #expect(answer.status == 422 && answer.body.contains("field-file-error"))
    }
  }

  @Test func `another workspace and those who may not import see neither file nor run`() async throws {
    try await ImportClient.with(.sqlite) { client in
      let mapping = try await Self.upload(client, Self.csv)
      let run = mapping.replacing("/mapping", with: "")
      #expect(try await client.get(mapping).status == 200)
      for path in [mapping, run, "\(run)/check", "\(run)/files/1/refused"] {
        #expect(try await client.get(path, as: "stranger").status == 404, "\(path)")
        #expect(try await client.get(path, as: "reader").status == 403, "\(path)")
      }
    }
  }

  @Test func `who sees only their own accounts may not import, whatever the permission says`() async throws {
    try await ImportClient.with(.sqlite) { client in
      let mapping = try await Self.upload(client, Self.csv)
      for path in ["/imports", "/imports/waiting", mapping] {
        #expect(try await client.get(path).status == 200, "\(path)")
        #expect(try await client.get(path, as: "own").status == 403, "\(path)")
      }
      for path in ["/api/v1/imports", "/api/v1/imports/waiting"] {
        #expect(try await client.api(.get, path).status == 200, "\(path)")
        #expect(try await client.api(.get, path, as: "own").status == 403, "\(path)")
      }
      for (who, status) in ["manager": 201, "own": 403] {
        #expect(try await client.api(.post, "/api/v1/imports?source=a", Self.csv, as: who).status == status, "\(who)")
      }
    }
  }

  @Test func `hostile names and values are shown as text`() async throws {
    try await ImportClient.with(.sqlite) { client in
      let text = "account_id,account_name,\"<b>x</b>\"\nA-1,\"<script>alert(1)</script>\",\"\"\"\u{301}'\"\n"
      let mapping = try await Self.upload(client, text, name: "<img src=x>.csv")
      let body = try await client.get(mapping).body
      #expect(!body.contains("<script>") && !body.contains("<img") && !body.contains("<b>x"))
      #expect(body.contains("&lt;script&gt;"))
    }
  }

  private static func upload(_ client: ImportClient, _ text: String, name: String = "a.csv") async throws -> String {
    let answer = try await client.upload(
      "/imports",
      [
        (head: "name=\"_csrf\"", body: CSRF.token(for: "manager")), (head: "name=\"kind\"", body: ""),
        (head: "name=\"file\"; filename=\"\(name)\"", body: text),
      ])
    #expect(answer.status == 303, "\(answer.body)")
    return try #require(answer.headers[.location])
  }

  /// What the selects of a page are set to.
  private static func selected(_ body: String) -> [String: String] {
    var values: [String: String] = [:]
    for select in body.matches(of: /<select[^>]* name="([^"]+)"[^>]*>(.*?)<\/select>/) {
      guard let option = select.2.firstMatch(of: /value="([^"]*)" selected/) else { continue }
      values[String(select.1)] = String(option.1)
    }
    return values
  }

  private static func waitingFiles(_ client: ImportClient) throws -> [String] {
    let folder = "\(ImportClient.uploads(client.fixture))/\(client.fixture.workspace.id)"
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder)
  }
}
