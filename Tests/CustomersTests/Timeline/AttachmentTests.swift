import Foundation
import HTTPTypes
import Kernel
import Storage
import TestSupport
import Testing

@testable import Customers
@testable import Web

@Suite struct AttachmentTests {
  @Test(arguments: TestEngine.allCases)
  func `a file goes to a note and comes back as it was, to those who see the account`(
    _ engine: TestEngine
  ) async throws {
    try await SliceFixture.with(engine) { (fixture) async throws in
      let note = try await fixture.notes.add(
        NoteActions.Command(body: "Offer"), to: fixture.alpha, by: fixture.manager)
      let hidden = try await fixture.notes.add(
        NoteActions.Command(body: "Beta's"), to: fixture.beta, by: fixture.manager)
      try await SliceClient.with(fixture) { (client) async throws in
        let path = "/api/v1/notes/\(note.id)/attachments"
        let made = try await client.api(.post, "\(path)?fileName=offer.pdf", "<b>%PDF</b>")
        #expect(made.status == 201 && made.text("name") == "offer.pdf", "\(made.body)")
        #expect(made.value("size") == .number(11))
        let place = try #require(made.headers[.location])
        #expect(place == "\(path)/\(made.text("id") ?? "")")
        for address in [place, place.replacing("/api/v1", with: "")] {
          let file = address == place ? try await client.api(.get, address) : try await client.page(address)
          #expect(file.status == 200 && file.body == "<b>%PDF</b>")
          #expect(file.headers[.contentType] == "application/octet-stream")
          #expect(file.headers[.xContentTypeOptions] == "nosniff")
          #expect(
            file.headers[.contentDisposition]
              == "attachment; filename=\"offer.pdf\"; filename*=UTF-8''offer.pdf")
        }
        #expect(try await client.api(.get, path, as: "csm").count("items") == 1)
        for who in ["csm", "stranger"] {
          let other = "/api/v1/notes/\(hidden.id)/attachments"
          #expect(try await client.api(.get, other, as: who).status == 404)
          #expect(try await client.api(.post, other, "x", as: who).status == 404)
        }
        for method in [HTTPRequest.Method.get, .delete] {
          #expect(try await client.api(method, place, as: "stranger").status == 404)
          let elsewhere = place.replacing("\(note.id)", with: "\(hidden.id)")
          #expect(try await client.api(method, elsewhere).status == 404, "through another note")
        }
        #expect(try await client.api(.delete, place).status == 204)
        #expect(try await client.api(.get, place).status == 404)
        #expect(try await client.api(.get, path).count("items") == 0)
      }
      #expect(try fixture.filesOnDisk() == [])
      try await expectUsesIndex(AttachmentStore.statement([note.id], in: fixture.workspace.id), in: fixture.db)
    }
  }

  @Test(arguments: [
    ("../../etc/passwd", "passwd"), ("..\\..\\boot.ini", "boot.ini"), ("a\"b';.txt", "a\"b';.txt"),
    ("견적서 — प्रस्ताव.pdf", "견적서 — प्रस्ताव.pdf"), ("annex\u{202E}fdp.exe", "annex\u{202E}fdp.exe"),
    ("line\r\nSet-Cookie: x=1", "lineSet-Cookie: x=1"), ("..", ".."), ("", "file"),
    (String(repeating: "é", count: 10_000), String(repeating: "é", count: 200)),
  ])
  func `names are kept and never lead anywhere`(sent: String, kept: String) async throws {
    try await SliceFixture.with(.sqlite) { (fixture) async throws in
      let note = try await fixture.notes.add(
        NoteActions.Command(body: "N"), to: fixture.alpha, by: fixture.manager)
      try await SliceClient.with(fixture) { (client) async throws in
        let path = "/api/v1/notes/\(note.id)/attachments"
        let made = try await client.api(.post, "\(path)?fileName=\(sent.percentEncoded)", "x")
        #expect(made.text("name") == kept, "\(made.body)")
        let disposition = try await client.api(.get, made.headers[.location] ?? "").headers[.contentDisposition] ?? ""
        #expect(disposition.utf8.allSatisfy { (0x20..<0x7F).contains($0) }, "\(disposition)")
        #expect(disposition.count { $0 == "\"" } == 2 && !disposition.contains("%E2%80%AE"), "\(disposition)")
        let page = try await client.page("/accounts/\(fixture.alpha)").body
        #expect(page.contains("/notes/\(note.id)/attachments/") && !page.contains("\u{202E}"))
      }
      #expect(try fixture.filesOnDisk().count == 1)
    }
  }

  @Test func `empty files, too large ones and too many are refused and leave nothing`() async throws {
    try await SliceFixture.with(.sqlite) { (fixture) async throws in
      let note = try await fixture.notes.add(
        NoteActions.Command(body: "N"), to: fixture.alpha, by: fixture.manager)
      try await SliceClient.with(fixture) { (client) async throws in
        let path = "/api/v1/notes/\(note.id)/attachments"
        let empty = try await client.api(.post, "\(path)?fileName=a.txt", "")
        #expect(empty.status == 422 && empty.body.contains("noFile"), "\(empty.body)")
        let large = String(repeating: "x", count: Attachment.sizeLimit + 1)
        #expect(try await client.api(.post, "\(path)?fileName=a.txt", large).status == 413)
        #expect(try fixture.filesOnDisk() == [])
        for _ in 1...Attachment.noteLimit { _ = try await client.api(.post, path, "x") }
        let more = try await client.api(.post, path, "x")
        #expect(more.status == 422 && more.body.contains("tooMany"))
        #expect(try await client.api(.get, path).count("items") == Attachment.noteLimit)
        #expect(try fixture.filesOnDisk().count == Attachment.noteLimit)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a note is written with several files by the form of the page`(_ engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { (fixture) async throws in
      try await SliceClient.with(fixture) { (client) async throws in
        let path = "/accounts/\(fixture.alpha)/notes"
        let made = try await client.post(
          path, ["body": "With files"], files: ["a.txt": "A", "b.txt": "BB"])
        #expect(made.status == 303, "\(made.body)")
        let page = try await client.page("/accounts/\(fixture.alpha)").body
        #expect(page.contains("a.txt") && page.contains("b.txt") && page.contains("2 B"))
        let empty = try await client.post(path, ["body": "Kept words"], files: ["c.txt": "", "d.txt": "D"])
        #expect(empty.status == 422 && empty.body.contains("Kept words"), "\(empty.body)")
        let large = ["z.bin": String(repeating: "x", count: Attachment.sizeLimit + 1), "d.txt": "D"]
        let refusedLarge = try await client.post(path, ["body": "Kept words"], files: large)
        #expect(refusedLarge.status == 413 && refusedLarge.body.contains("Kept words"))
        #expect(refusedLarge.body.contains("z.bin"))
        let refused = try await client.post(path, ["body": ""], files: ["d.txt": "D"])
        #expect(refused.status == 422)
        let many = Dictionary(uniqueKeysWithValues: (0...Attachment.formLimit).map { ("\($0).txt", "x") })
        #expect(try await client.post(path, ["body": "Many"], files: many).status == 422)
        #expect(try await client.post(path, ["body": "Forged"], files: ["e": "E"], csrf: "x").status == 403)
        #expect(try await client.post(path, ["body": "Plain"]).status == 303, "a form without files")
      }
      #expect(try fixture.filesOnDisk().count == 2)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `files of notes that are gone are swept away, others stay`(_ engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { (fixture) async throws in
      let kept = try await fixture.notes.add(
        NoteActions.Command(body: "Kept"), to: fixture.alpha, by: fixture.manager)
      let gone = try await fixture.notes.add(
        NoteActions.Command(body: "Gone"), to: fixture.alpha, by: fixture.manager)
      for note in [kept, gone] {
        let folder = fixture.attachments.folder.arrivals(in: fixture.workspace.id)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data("x".utf8).write(to: URL(fileURLWithPath: "\(folder)/f"))
        let file = ArrivedFile(path: "\(folder)/f", name: "f", size: 1)
        try await fixture.attachments.add([file], to: note.id, by: fixture.manager)
      }
      let workspace = fixture.workspace.id
      try await fixture.db.write { tx in
        try tx.execute("DELETE FROM note WHERE workspace_id = \(workspace) AND id = \(gone.id)")
      }
      let rows = try await fixture.db.read { tx in
        try AttachmentStore.attachments(of: [kept.id, gone.id], in: workspace, tx)
      }
      #expect(rows.map(\.note) == [kept.id])
      #expect(try fixture.filesOnDisk().count == 2, "premise: the file outlives its row")
      try fixture.makeFilesOld()
      try await fixture.attachments.sweep(in: workspace)
      #expect(try fixture.filesOnDisk() == rows.map(\.id.description))
    }
  }
}

extension SliceFixture {
  /// The names of all files of attachments, those that arrive among them.
  fileprivate func filesOnDisk() throws -> [String] {
    let found = FileManager.default.enumerator(at: URL(fileURLWithPath: files), includingPropertiesForKeys: nil)
    let places = (found?.compactMap { $0 as? URL } ?? []).filter { !$0.hasDirectoryPath }
    return places.map(\.lastPathComponent).sorted()
  }

  fileprivate func makeFilesOld() throws {
    let day = Date(timeIntervalSince1970: Double(Self.now.milliseconds) / 1000 - 2 * 86_400)
    let found = FileManager.default.enumerator(at: URL(fileURLWithPath: files), includingPropertiesForKeys: nil)
    for case let place as URL in found?.allObjects ?? [] where !place.hasDirectoryPath {
      try FileManager.default.setAttributes([.modificationDate: day], ofItemAtPath: place.path)
    }
  }
}
