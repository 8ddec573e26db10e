import Foundation
import Kernel
import Language
import Testing

@Suite struct CatalogueTests {
  /// Texts that are the same in all languages: names and examples of the filter language.
  private let sameAsEnglish: Set<String> = [
    "audit.system", "health.reason.exception", "health.reason.measure", "imports.field.arr",
    "imports.field.mrr", "metric.arr", "metric.mrr", "today.mover.moved", "backtest.figure.auc",
    "backtest.times",
  ]

  private let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Locales")

  @Test func `the catalogues are complete and consistent in all languages`() {
    let problems = Catalogue.embedded.problems(sameAsEnglish: sameAsEnglish)
    #expect(problems.isEmpty, "\(problems.map(\.description).joined(separator: "\n"))")
  }

  @Test func `the binary carries the catalogues as they stand in the folder`() throws {
    let read = try Catalogue(folder: folder)
    #expect(read.texts == Catalogue.embedded.texts)
    #expect(try #require(read.texts[.hindi]).count > 100)
  }

  @Test func `a folder without catalogues is refused`() {
    #expect(throws: (any Error).self) { try Catalogue(folder: folder.appending(path: "absent")) }
  }

  @Test func `every text is stored in NFC`() {
    for (language, texts) in Catalogue.embedded.texts {
      for (key, text) in texts {
        let isNormal = text.unicodeScalars.elementsEqual(TextNormalizer.stored(text).unicodeScalars)
        #expect(isNormal, "\(language.rawValue) \(key)")
      }
    }
  }

  @Test func `no Korean particle is glued to a placeholder`() {
    let glued = /\}(을|를|이|가|은|는|과|와|으로|로)(\s|$)/
    for (key, text) in Catalogue.embedded.texts[.korean] ?? [:] {
      #expect(text.firstMatch(of: glued) == nil, "\(key): \(text)")
    }
  }

  @Test func `every problem of the kernel has its words`() {
    let problems: [Problem] = [
      .malformed(), .unauthenticated, .forbidden, .notFound, .conflict("conflict"), .stale, .tooLarge, .invalid([]),
      .tooMany(retryAfter: 5),
    ]
    for language in LanguageCode.allCases {
      let words = Catalogue.embedded.words(for: Reader(language: language))
      for problem in problems {
        let detail = words("problem.\(problem.code).detail", problem.arguments)
        #expect(words.contains("problem.\(problem.code)"))
        #expect(words.contains("problem.\(problem.code).detail"))
        #expect(!detail.contains("{"))
      }
    }
  }
}
