import Foundation
import Kernel
import Testing

@testable import Web

@Suite struct MultipartTests {
  private static let form = """
    preamble\r\n--b\r\nContent-Disposition: form-data; name="a"\r\n\r\none\r\n\
    --b  \r\ncontent-disposition: form-data; name="f"; filename="C:\\x\\d%22.csv"\r\nContent-Type: text/csv\r\n\r\n\
    1,2\r\n--x\r\n3,4\r\n\r\n--b--\r\nepilogue
    """

  @Test(arguments: [1, 2, 3, 7, 64, 4096])
  func `parts are the same however the bytes arrive`(size: Int) throws {
    let events = try Self.events(Self.form, boundary: "b", pieces: size)
    #expect(events.map(\.name) == ["a", "f"])
    #expect(events.map(\.file) == [nil, "d\".csv"])
    #expect(events.map { String(decoding: $0.body, as: UTF8.self) } == ["one", "1,2\r\n--x\r\n3,4\r\n"])
  }

  @Test func `empty parts and parts without further headers are read`() throws {
    let text = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n--b--"
    #expect(try Self.events(text, boundary: "b", pieces: 5).map(\.body) == [[]])
  }

  @Test(arguments: [
    "--b\r\nX: y\r\n\r\nbody\r\n--b--", "--b\r\n\r\nbody\r\n--b--", "--bjunk\r\n\r\n",
    "--b\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n--b--",
    "--b\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n--b--",
  ])
  func `parts that say no name are refused`(text: String) {
    #expect(throws: MultipartParser.Failure.malformed) { try Self.events(text, boundary: "b", pieces: 1024) }
  }

  @Test func `endless headers and endless parts are refused in bounded memory`() {
    var parser = MultipartParser(boundary: "b")
    #expect(throws: MultipartParser.Failure.headersTooLarge) {
      _ = try parser.feed("--b\r\n".utf8)
      for _ in 0..<100 { _ = try parser.feed(Array(repeating: UInt8(ascii: "x"), count: 1000)) }
    }
    let part = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n"
    #expect(throws: MultipartParser.Failure.tooManyParts) {
      try Self.events(String(repeating: part, count: 200), boundary: "b", pieces: 4096)
    }
  }

  @Test(
    arguments: [
      ("multipart/form-data; boundary=abc", "abc"), ("Multipart/Form-Data; charset=utf-8; Boundary=\"a b\"", nil),
      ("multipart/form-data; boundary=\"a-b'c\"", "a-b'c"), ("multipart/form-data", nil),
      ("multipart/mixed; boundary=abc", nil), ("multipart/form-data; boundary=", nil),
      ("multipart/form-data; boundary=\(String(repeating: "x", count: 71))", nil),
    ] as [(String, String?)])
  func `a boundary has 1 to 70 visible characters`(type: String, boundary: String?) {
    #expect(MultipartReader.boundary(type) == boundary)
  }

  @Test func `a file beyond the limit, and fields beyond theirs, are refused and leave nothing`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file =
      "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n\r\n\(String(repeating: "x", count: 99))"
    var reader = MultipartReader(boundary: "b", folder: folder, limit: 50, secret: nil)
    #expect(throws: Problem.tooLarge) { try reader.feed(Array(file.utf8)) }
    reader.discard()
    let left = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(left.isEmpty)
    let field = "--b\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\n\(String(repeating: "x", count: 70_000))"
    var second = MultipartReader(boundary: "b", folder: folder, limit: 50, secret: nil)
    #expect(throws: Problem.tooLarge) { try second.feed(Array(field.utf8)) }
  }

  @Test func `a body that ends too soon is refused`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var reader = MultipartReader(boundary: "b", folder: folder, limit: 50, secret: nil)
    try reader.feed(Array("--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n\r\nabc".utf8))
    #expect(throws: Problem.malformed()) { try reader.finish() }
    reader.discard()
    let left = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(left.isEmpty)
  }

  private struct Part: Equatable {
    let name: String
    let file: String?
    var body: [UInt8] = []
  }

  /// The parts of a text that arrives in pieces of `size` bytes.
  private static func events(_ text: String, boundary: String, pieces size: Int) throws -> [Part] {
    var parser = MultipartParser(boundary: boundary)
    var parts: [Part] = []
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: size) {
      for event in try parser.feed(bytes[start..<min(start + size, bytes.count)]) {
        switch event {
        case .begin(let part): parts.append(Part(name: part.name, file: part.fileName))
        case .body(let body): parts[parts.count - 1].body += body
        case .end: break
        }
      }
    }
    return parts
  }
}
