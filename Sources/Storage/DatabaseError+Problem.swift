import Kernel

extension DatabaseError: ProblemConvertible {
  /// What a caller can know of it: another try later (503), or nothing (500). Rooms turn the violations of
  /// constraints that a request can cause into problems of their own.
  public var problem: Problem {
    switch self {
    case .busy, .unavailable, .tookTooLong: Problem(status: 503, code: "unavailable", retryAfter: 5)
    case .full, .readOnly: Problem(status: 507, code: "storageFull", retryAfter: 60)
    case .unique: .conflict("duplicate")
    case .foreignKey, .check, .notNull, .decoding, .other: Problem(status: 500, code: "internal")
    }
  }
}
