import Kernel
import Storage

/// All SQL about the mails of mornings.
enum DigestStore {
  /// - Returns: false when the person's mail of the day is somebody's already.
  static func claim(
    _ person: ID<Person>, _ day: LocalDate, at now: Timestamp, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Bool {
    try tx.execute(
      """
      INSERT INTO today_digest (workspace_id, person_id, day, sent_at)
      VALUES (\(workspace), \(person), \(day), \(now)) ON CONFLICT (workspace_id, person_id, day) DO NOTHING
      """) == 1
  }

  /// For a mail that could not be sent.
  static func release(
    _ person: ID<Person>, _ day: LocalDate, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.execute(
      "DELETE FROM today_digest WHERE workspace_id = \(workspace) AND person_id = \(person) AND day = \(day)")
  }

  static func forget(before day: LocalDate, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    try tx.execute("DELETE FROM today_digest WHERE workspace_id = \(workspace) AND day < \(day)")
  }
}
