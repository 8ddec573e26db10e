import Foundation
import Kernel
import TestSupport
import Testing

@testable import App

@Suite struct `The mail of what waits today` {
  @Test(arguments: TestEngine.allCases)
  func `lies in the folder of mails once, as text and as a document`(engine: TestEngine) async throws {
    try await MergeFixture.with(engine) { fixture in
      let person = try #require(ID<Person>(fixture.sample.id("owner")))
      let digests = fixture.services.digests
      let sent = try #require(try await digests.send(to: person, in: fixture.workspace))
      #expect(try await digests.send(to: person, in: fixture.workspace) == nil)
      let file = URL(filePath: fixture.services.settings.mail).appending(path: "\(sent.name).eml")
      let mail = try String(contentsOf: file, encoding: .utf8)
      #expect(mail.contains("Content-Type: multipart/alternative; boundary=\"saathi-alternative\"\r\n\r\n--saathi-"))
      let parts = mail.components(separatedBy: "--saathi-alternative").dropFirst()
      #expect(parts.count == 3 && parts.last == "--\r\n")
      let texts = parts.dropLast().compactMap { part in
        part.components(separatedBy: "\r\n\r\n").dropFirst().first.flatMap {
          Data(base64Encoded: $0, options: .ignoreUnknownCharacters).map { String(decoding: $0, as: UTF8.self) }
        }
      }
      #expect(texts == [sent.text, sent.html])
      #expect(mail.split(separator: "\r\n", omittingEmptySubsequences: false).allSatisfy { $0.utf8.count <= 998 })
    }
  }
}
