import Foundation
import Language
import Testing

@Suite struct `The texts` {
  @Test func `that the sources ask for are there, and none is there for nothing`() throws {
    let sources = try Self.sources()
    #expect(sources.count > 300, "premise: the sources were found")
    let problems = Catalogue.embedded.problems(inSources: sources)
    #expect(problems.map(\.description) == [])
  }

  @Test func `tell of every problem that the sources throw`() throws {
    let texts = try #require(Catalogue.embedded.texts[.english])
    let sources = try Self.sources()
    let codes = Self.codes(
      in: sources,
      [
        #/Problem\(\s*status: \d+, code: "(\w+)"/#, #/\.malformed\("(\w+)"/#, #/\.conflict\(\s*"(\w+)"/#,
      ])
    #expect(codes.count > 8, "premise: codes were found")
    for code in codes.sorted() {
      #expect(texts["problem.\(code)"] != nil && texts["problem.\(code).detail"] != nil, "problem.\(code)")
    }
  }

  @Test func `tell of everything that can be wrong with a field`() throws {
    let texts = try #require(Catalogue.embedded.texts[.english])
    let codes = Self.codes(
      in: try Self.sources(),
      [
        #/\.invalid\(\s*"[^"]*",\s*"(\w+)"/#, #/validation\.add\(\s*"[^"]*",\s*"(\w+)"/#,
        #/validation\.add\(pointer\(\w+\), "(\w+)"/#, #/validation\.require\([^"]*"\/[^"]*",\s*"(\w+)"/#,
        #/\.parsed\("\w+", "(\w+)"/#, #/Field\(pointer: [^,]*, code: "(\w+)"/#,
      ])
    #expect(codes.count > 20, "premise: codes were found")
    for code in codes.sorted() { #expect(texts["problem.field.\(code)"] != nil, "problem.field.\(code)") }
  }

  private static func codes(in sources: [String], _ patterns: [Regex<(Substring, Substring)>]) -> Set<String> {
    Set(
      sources.flatMap { source in
        patterns.flatMap { pattern in source.matches(of: pattern).map { String($0.output.1) } }
      })
  }

  /// Every Swift source but those of the catalogue itself.
  private static func sources() throws -> [String] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources").standardized
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    return try (files?.compactMap { $0 as? URL } ?? [])
      .filter { $0.pathExtension == "swift" && !$0.path.contains("/Sources/Language/") }
      .map { try String(contentsOf: $0, encoding: .utf8) }
  }
}
