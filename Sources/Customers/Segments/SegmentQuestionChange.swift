import Kernel

/// What a segment asked from a moment on.
struct SegmentQuestionChange: Sendable, Equatable {
  let askedAt: Timestamp
  let question: String
  let askedBy: ID<Person>?
}
