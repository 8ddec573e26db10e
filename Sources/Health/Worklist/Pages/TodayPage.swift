import Web

/// What to do now, as a reader sees it: finished values only.
struct TodayPage: Sendable {
  /// In place of a list without items.
  enum Empty: Sendable {
    case noAccounts(mayImport: Bool)
    case noScores
    case nothingToDo
  }

  let title: String
  /// Where the page hears that it is out of date.
  let live: Path
  /// What was just put away, with the way back.
  let notice: Notice?
  /// How many items and what is at stake; nil when there are none.
  let summary: String?
  let tabs: Tabs
  /// To the summary of each person; nil for those who see their own accounts alone.
  let byPerson: Path?
  let items: [WorkItem]
  /// The next page.
  let more: Path?
  /// Nil when there are items.
  let empty: Empty?
}
