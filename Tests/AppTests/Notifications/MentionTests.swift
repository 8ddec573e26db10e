import Foundation
import Identity
import Kernel
import TestSupport
import Testing

@testable import App
@testable import Customers
@testable import Identity

@Suite struct `Somebody who is mentioned in a note` {
  @Test(arguments: TestEngine.allCases)
  func `is told on every page, in a list and by mail, once`(engine: TestEngine) async throws {
    try await MergeFixture.with(engine) { fixture in
      let manager = AppClient.Credential.session(try #require(fixture.sample.sessions[.manager]))
      let before = try await fixture.client.get("/", manager)
      #expect(before.body.contains("class=\"bell\"") && !before.body.contains("bell-count"))
      let note = try await fixture.send(
        "POST", "/api/v1/accounts/\(fixture.beta)/notes", #"{"body": "@m manager: क्या हुआ?"}"#)
      try await fixture.send(
        "PATCH", "/api/v1/notes/\(note.text("id") ?? "")", #"{"body": "@m manager: क्या हुआ? 확인 부탁"}"#)
      let after = try await fixture.client.get("/", manager)
      #expect(after.body.contains("bell-count"))
      let list = try await fixture.client.get("/api/v1/notifications", manager)
      #expect(list.items().count == 1 && list.text("items.0.accountId") == fixture.beta.description)
      let page = try await fixture.client.get("/notifications", manager)
      #expect(page.status == 200 && page.body.contains("क्या हुआ"))
      let id = try #require(list.text("items.0.id").flatMap { ID<PersonalNotification>($0) })
      try await fixture.services.mail(id, in: fixture.workspace)
      let file = URL(filePath: fixture.services.settings.mail).appending(path: "\(id).eml")
      let mail = try String(contentsOf: file, encoding: .utf8)
      #expect(mail.contains("To: <manager@") && mail.contains("Subject: =?utf-8?B?") && mail.contains("\r\n\r\n"))
      let session = try #require(fixture.sample.sessions[.manager])
      #expect(try await fixture.client.post("/notifications/read", [:], session).status == 303)
      let read = try await fixture.client.get("/", manager)
      #expect(!read.body.contains("bell-count"))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `hears nothing of an account that they do not see`(engine: TestEngine) async throws {
    try await MergeFixture.with(engine) { fixture in
      let csm = AppClient.Credential.session(try #require(fixture.sample.sessions[.csm]))
      let seen = try await fixture.client.get("/api/v1/accounts/\(fixture.beta)", csm)
      try await fixture.send("POST", "/api/v1/accounts/\(fixture.beta)/notes", #"{"body": "@m csm look"}"#)
      let list = try await fixture.client.get("/api/v1/notifications", csm)
      #expect(list.items().count == (seen.status == 200 ? 1 : 0))
    }
  }
}
