import Kernel
import TestSupport
import Testing

@testable import Customers

@Suite struct `Accounts above and below each other` {
  @Test(arguments: TestEngine.allCases)
  func `are shown as one tree whose sums count each subscription once`(engine: TestEngine) async throws {
    try await MergeFixture.with(engine) { fixture in
      // Beta has two daughters: Alpha, which pays 1,234.50, and one that pays nothing; it pays 900 itself.
      let tree = try await fixture.send("GET", "/api/v1/accounts/\(fixture.alpha)/hierarchy")
      #expect(tree.items("nodes").count == 3)
      #expect(tree.text("nodes.0.account.id") == fixture.beta.description)
      #expect(tree.value("whole.mrr.0.amount") == .number(2134.5), "\(tree.body)")
      #expect(tree.value("below.mrr.0.amount") == .number(1234.5))
      let page = try await fixture.client.get("/accounts/\(fixture.beta)", fixture.sample.owner)
      #expect(page.body.contains("id=\"hierarchy\""))
      let found = try await fixture.send("GET", "/api/v1/accounts?filter=parent:beta")
      #expect(found.items().count == 2, "\(found.body)")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `are found by an index, however many the workspace has`(engine: TestEngine) async throws {
    try await MergeFixture.with(engine) { fixture in
      let children = AccountTreeStore.children(of: [fixture.alpha, fixture.beta], in: fixture.workspace)
      try await expectUsesIndex(children, in: fixture.db)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `never stand above themselves`(engine: TestEngine) async throws {
    try await MergeFixture.with(engine) { fixture in
      let answer = try await fixture.send(
        "PATCH", "/api/v1/accounts/\(fixture.beta)", #"{"parentId": "\#(fixture.alpha)"}"#, expecting: 422...422)
      #expect(answer.text("errors.0.code") == "cycle")
      let session = try #require(fixture.sample.sessions[.owner])
      let form = ["name": "m Beta", "stage": "renewing", "parentName": "m Alpha"]
      let refused = try await fixture.client.post("/accounts/\(fixture.beta)", form, session)
      #expect(refused.status == 422)
      let moved = try await fixture.client.post(
        "/accounts/\(fixture.alpha)", ["name": "m Alpha", "stage": "adopting", "parentName": ""], session)
      #expect(moved.status == 303)
      let alone = try await fixture.send("GET", "/api/v1/accounts/\(fixture.alpha)/hierarchy")
      #expect(alone.items("nodes").count == 1)
    }
  }
}
