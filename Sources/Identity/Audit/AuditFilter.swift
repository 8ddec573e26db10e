import Kernel

/// Which lines of the audit log are asked for; nil leaves a question open.
public struct AuditFilter: Sendable, Equatable {
  public var person: ID<Person>?
  public var action: AuditAction?
  /// From this moment on.
  public var from: Timestamp?
  /// Before this moment.
  public var until: Timestamp?

  public init(
    person: ID<Person>? = nil, action: AuditAction? = nil, from: Timestamp? = nil, until: Timestamp? = nil
  ) {
    self.person = person
    self.action = action
    self.from = from
    self.until = until
  }
}
