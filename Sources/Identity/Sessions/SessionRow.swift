import Kernel

/// A session as lists show it.
struct SessionRow: Sendable {
  let session: Session
  /// Whether it is the one in which the reader reads.
  let isCurrent: Bool

  init(_ session: Session, isCurrent: Bool = false) {
    self.session = session
    self.isCurrent = isCurrent
  }
}
