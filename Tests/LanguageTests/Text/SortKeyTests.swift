import Kernel
import Language
import Testing

@Suite struct SortKeyTests {
  /// As SQLite's BINARY and PostgreSQL's "C" compare.
  private func sorted(_ names: [String], for language: LanguageCode) -> [String] {
    names.sorted {
      Array(SortKey.make($0, for: language).utf8).lexicographicallyPrecedes(SortKey.make($1, for: language).utf8)
    }
  }

  @Test(arguments: [
    (
      LanguageCode.english,
      ["3M", "Abc", "Álvaro", "beta", "Company 2", "Company 10", "Company 010b", "Zoë", "टाटा", "한빛"]
    ),
    (.english, ["Ab", "Ab c", "Abc", "abd"]),
    (.english, ["v1.9", "v1.10", "v2", "v123456789", "v1234567890", "v99999999999999999999"]),
    (.hindi, ["42", "अंक", "अक", "आम", "इमली", "कंस", "कटक", "काम", "कि", "की", "क्या", "खाना", "हवा", "Acme", "한빛"]),
    (.korean, ["7", "가나", "각", "까치", "나무", "한빛", "Acme", "टाटा"]),
    (.korean, ["(주)가나", "나무", "㈜다음", "주식회사 라온", "마루 2", "마루 10"]),
  ])
  func `names stand in dictionary order, the reader's script first`(language: LanguageCode, names: [String]) {
    #expect(sorted(names.reversed(), for: language) == names)
    #expect(sorted(names.shuffled(), for: language) == names)
  }

  @Test func `case, accents, nukta and normal form make no difference`() {
    #expect(SortKey.make("ÉCOLE", for: .english) == SortKey.make("e\u{301}cole", for: .english))
    #expect(SortKey.make("फ़ोन", for: .hindi) == SortKey.make("फोन", for: .hindi))
    #expect(SortKey.make("한", for: .korean) == SortKey.make("\u{1112}\u{1161}\u{11AB}", for: .korean))
  }

  @Test(arguments: ["", "!!!", "\0", "\u{301}", "(주)", String(repeating: "9", count: 100_000), "👩‍👩‍👧", "\u{202E}"])
  func `hostile names make a short key without NUL`(name: String) {
    for language in LanguageCode.allCases {
      let key = SortKey.make(name, for: language)
      #expect(key.utf8.count <= 600)
      #expect(!key.utf8.contains(0))
    }
  }
}
