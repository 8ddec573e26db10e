import Kernel
import Language
import Testing

@Suite struct CatalogueProblemTests {
  /// A sound catalogue, spoiled by `spoil`.
  private func problems(_ spoil: (inout [LanguageCode: [String: String]]) -> Void) -> [CatalogueProblem] {
    var texts: [LanguageCode: [String: String]] = [
      .english: ["a.title": "Title", "a.days#one": "a day", "a.days#other": "{count} days", "a.of": "of {name}"],
      .hindi: ["a.title": "शीर्षक", "a.days#one": "{count} दिन", "a.days#other": "{count} दिन", "a.of": "{name} का"],
      .korean: ["a.title": "제목", "a.days#other": "{count}일", "a.of": "{name|으로/로}"],
    ]
    spoil(&texts)
    return Catalogue(texts).problems()
  }

  @Test func `a sound catalogue has no problems`() {
    #expect(problems { _ in } == [])
  }

  @Test func `each fault is found and named`() {
    #expect(problems { $0[.hindi]?["a.title"] = nil } == [.missing(key: "a.title", .hindi)])
    #expect(problems { $0[.english]?["a.title"] = nil } == [.missing(key: "a.title", .english)])
    #expect(problems { $0[.hindi]?["a.days#one"] = nil } == [.missingPlural(key: "a.days", .one, .hindi)])
    #expect(problems { $0[.korean]?["a.of"] = "{nmae}" } == [.differentPlaceholders(key: "a.of", .korean)])
    #expect(problems { $0[.korean]?["a.title"] = "제목 {" } == [.malformed(key: "a.title", .korean)])
    #expect(problems { $0[.hindi]?["a.title"] = "" } == [.empty(key: "a.title", .hindi)])
    #expect(problems { $0[.hindi]?["a.title"] = "Title" } == [.untranslated(key: "a.title", .hindi)])
  }

  @Test func `texts on the list may equal the English ones`() {
    let catalogue = Catalogue([.english: ["x": "API"], .hindi: ["x": "API"], .korean: ["x": "API"]])
    #expect(catalogue.problems().count == 2)
    #expect(catalogue.problems(sameAsEnglish: ["x"]) == [])
  }

  @Test func `sources are compared with the catalogue both ways`() {
    let source = #"""
      words["a.title"] + words("problem.\(code)") + words("a.unknown", count: 3)
      let other = "not.a.key"
      """#
    let keys = ["a.title", "a.unused", "problem.stale", "problems.x"]
    let catalogue = Catalogue([.english: Dictionary(uniqueKeysWithValues: keys.map { ($0, $0) })])
    #expect(
      catalogue.problems(inSources: [source]) == [
        .unused(key: "a.unused"), .unused(key: "problems.x"), .unknown(key: "a.unknown"),
      ])
  }
}
