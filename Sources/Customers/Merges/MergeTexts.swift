import Language

/// What the pages of merging say of the things that are merged.
struct MergeTexts: Sendable {
  let summary: String
  let search: String
  let searchHelp: String
  let found: String
  let none: String
  let noneDetail: String
  let another: String
  let movesNone: String
  let submit: String

  static func accounts(_ words: Words) -> MergeTexts {
    MergeTexts(
      summary: words["merge.summary"], search: words["merge.search"], searchHelp: words["merge.search.help"],
      found: words["merge.found"], none: words["merge.none"], noneDetail: words["merge.none.detail"],
      another: words["merge.another"], movesNone: words["merge.moves.none"], submit: words["merge.submit"])
  }

  static func contacts(_ words: Words) -> MergeTexts {
    MergeTexts(
      summary: words["merge.contact.summary"], search: words["merge.contact.search"],
      searchHelp: words["merge.search.help"], found: words["merge.contact.found"],
      none: words["merge.contact.none"], noneDetail: words["merge.none.detail"],
      another: words["merge.contact.another"], movesNone: words["merge.contact.moves.none"],
      submit: words["merge.contact.submit"])
  }
}
