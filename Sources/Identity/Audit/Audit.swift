import Kernel
import Storage

/// Writes the audit log: every change of settings, access and every export leaves an entry.
public enum Audit {
  /// Notes in the transaction of the change itself who did what to what.
  ///
  /// - Parameters:
  ///   - subject: the id or the name of what was changed.
  ///   - details: what is worth knowing later; never a secret.
  public static func record(
    _ tx: Transaction, _ actor: Actor, _ action: AuditAction, subject: (any CustomStringConvertible)? = nil,
    details: [String: String] = [:], _ effects: Effects
  ) throws {
    let entry = AuditEntry(
      id: effects.newID(), recordedAt: effects.now, actor: AuditEntry.Author(actor), action: action,
      subject: subject?.description, details: details)
    try AuditStore.insert(tx, actor.workspace, entry)
  }
}
