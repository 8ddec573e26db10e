import Identity

/// What the audit log writes of sources.
extension AuditAction {
  static let sourceCreated: AuditAction = "source.created"
  static let sourceClosed: AuditAction = "source.closed"
  static let sourceKeyCreated: AuditAction = "source.keyCreated"
  static let sourceKeyRevoked: AuditAction = "source.keyRevoked"
}
