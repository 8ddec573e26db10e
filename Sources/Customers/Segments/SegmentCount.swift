import Kernel

/// How many accounts a segment had at the end of a day.
struct SegmentCount: Sendable, Equatable {
  let day: LocalDate
  let members: Int
}
