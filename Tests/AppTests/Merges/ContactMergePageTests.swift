import Kernel
import TestSupport
import Testing

@testable import Identity

@Suite struct `The page that merges contacts` {
  @Test(arguments: TestEngine.allCases)
  func `finds the other, shows what differs, merges by choice and undoes`(engine: TestEngine) async throws {
    try await MergeFixture.with(engine) { fixture in
      let (own, client) = (fixture.sample.id("contacts"), fixture.client)
      let made = try await fixture.send(
        "POST", "/api/v1/contacts",
        #"{"displayName": "m person <2>", "title": "Buyer", "emails": ["anna2@example.test"], "#
          + #""accounts": [{"accountId": "\#(fixture.beta)", "role": "champion"}]}"#)
      let other = try #require(made.text("id"))
      let session = try #require(fixture.sample.sessions[.owner])
      let found = try await client.get("/contacts/\(own)/merge", .session(session)).body
      #expect(found.contains("m person &lt;2&gt;") && found.contains("/contacts/\(own)/merge?other=\(other)"))
      let preview = try await client.get("/contacts/\(own)/merge?other=\(other)", .session(session)).body
      #expect(preview.contains(#"name="choice.title" value="other""#) && preview.contains("Buyer"))
      let merged = try await client.post(
        "/contacts/\(own)/merge", ["other": other, "choice.title": "other", "choice.name": "own"], session)
      #expect(merged.status == 303 && merged.location == "/contacts/\(own)", "\(merged.body)")
      let page = try await client.get("/contacts/\(own)", .session(session)).body
      #expect(page.contains("Buyer") && page.contains("anna2@example.test") && page.contains("merge/undo"))
      let old = try await client.get("/contacts/\(other)", .session(session))
      #expect((300..<400).contains(old.status) && old.location == "/contacts/\(own)")
      #expect(try await client.post("/contacts/\(own)/merge/undo", [:], session).status == 303)
      let apart = try await client.get("/contacts/\(other)", .session(session))
      #expect(apart.status == 200 && apart.body.contains("anna2@example.test"))
      let itself = try await client.post("/contacts/\(own)/merge", ["other": own], session)
      #expect(itself.status == 422, "\(itself.body)")
      #expect(try await client.post("/contacts/\(own)/merge", ["other": "nobody"], session).status == 422)
      let viewer = try #require(fixture.sample.sessions[.viewer])
      #expect(try await client.get("/contacts/\(own)/merge", .session(viewer)).status == 403)
    }
  }
}
