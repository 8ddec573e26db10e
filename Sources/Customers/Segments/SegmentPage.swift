import Kernel
import Web

/// One segment as a reader sees it.
struct SegmentPage: Sendable {
  struct Change: Sendable {
    let name: String
    let path: Path
    let hasEntered: Bool
    let word: String
    let when: RelativeTime
  }

  struct Question: Sendable {
    let filter: String
    let since: String
  }

  let path: Path
  let name: String
  let filter: String
  let made: String
  let count: String
  /// Against 30 days before; nil for a segment of today.
  let change: String?
  let isReadable: Bool
  /// Says that only the reader's accounts are counted; nil when all are.
  let partial: String?
  /// Nil for a segment of today.
  let chart: LineChart?
  let changes: [Change]
  /// What it asked, newest first; empty when it never asked anything else.
  let questions: [Question]
  /// What other rooms tell of it.
  let panels: [HTML]
  let asOf: LocalDate?
  let accounts: AccountListPage
  let mayWrite: Bool
}
