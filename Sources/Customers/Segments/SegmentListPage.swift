import Web

/// The list of segments as a reader sees it.
struct SegmentListPage: Sendable {
  struct Line: Sendable {
    let id: String
    let path: Path
    let name: String
    let filter: String
    let count: String
    /// Against 30 days before; nil for a segment of today.
    let change: String?
    let trend: Sparkline
  }

  let lines: [Line]
  /// What was laid aside a moment ago, to be brought back.
  let archived: Segment?
  let mayWrite: Bool
  /// Says that only the reader's accounts are counted; nil when all are.
  let partial: String?
  let csrf: CSRFField
}
