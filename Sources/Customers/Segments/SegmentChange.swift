import Kernel

/// An account that entered or left a segment.
struct SegmentChange: Sendable, Equatable {
  let account: ID<Account>
  let name: String
  let at: Timestamp
  let hasEntered: Bool
}
