import Kernel
import Language
import Testing

@testable import Customers

/// What Saathi itself calls a thing, on its pages and in its exports, its imports understand.
@Suite struct `Our own words` {
  private func words(_ language: LanguageCode) -> Words {
    Catalogue.embedded.words(for: Reader(language: language, timeZone: .gmt))
  }

  @Test(arguments: LanguageCode.allCases)
  func `for roles and stages are read`(language: LanguageCode) {
    let words = words(language)
    for role in ContactRole.allCases {
      #expect(ContactRole.called(words["contact.role.\(role.rawValue)"]) == role, "\(language) \(role)")
    }
    for kind in LifecycleStage.Kind.allCases {
      #expect(StageText.stage(words["stage.\(kind.rawValue)"])?.kind == kind, "\(language) \(kind)")
    }
  }

  /// What an export says of an account that no file can say: it follows from the rest.
  private static let derived: Set<AccountExportColumn> = [
    .id, .domains, .mrr, .arr, .renewalOn, .lastContactAt, .lastSeenAt, .healthScore, .healthBand, .healthCoverage,
    .healthChange, .owner, .churnNote, .externalIds,
  ]

  @Test(arguments: LanguageCode.allCases)
  func `for the columns of an export are read as fields`(language: LanguageCode) {
    let words = words(language)
    let known = HeaderSynonyms.table(of: .accounts).reduce(into: Set<String>()) {
      $0.formUnion($1.clear.union($1.vague))
    }
    for column in AccountExportColumn.allCases where !Self.derived.contains(column) {
      let title = words["export.column.\(column.rawValue)"]
      #expect(known.contains(HeaderName.fold(title)), "\(language) \(column): \(title)")
    }
  }

  @Test(arguments: LanguageCode.allCases)
  func `for fields of accounts, contacts and subscriptions are read as those fields`(language: LanguageCode) {
    let words = words(language)
    for kind in [ImportKind.accounts, .contacts, .subscriptions] {
      // What a column called "이름" or "नाम" says of a person is the whole name.
      for synonyms in HeaderSynonyms.table(of: kind) where synonyms.key != .givenName {
        let label = HeaderName.fold(words["imports.field.\(synonyms.key.rawValue)"])
        #expect(synonyms.clear.union(synonyms.vague).contains(label), "\(language) \(kind) \(synonyms.key): \(label)")
      }
    }
  }
}
