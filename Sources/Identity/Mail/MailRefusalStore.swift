import Kernel
import Storage

/// All SQL about mail that people do not want.
public enum MailRefusalStore {
  /// Whether the person does not want this mail.
  public static func isRefused(
    _ mail: StaffMail, by person: ID<Person>, _ tx: Transaction, _ workspace: ID<Workspace>
  ) throws -> Bool {
    try tx.exists(
      "SELECT 1 FROM mail_refusal WHERE workspace_id = \(workspace) AND person_id = \(person) AND kind = \(mail)")
  }

  static func refuse(
    _ mail: StaffMail, by person: ID<Person>, at now: Timestamp, _ tx: Transaction, _ workspace: ID<Workspace>
  ) throws {
    try tx.execute(
      """
      INSERT INTO mail_refusal (workspace_id, person_id, kind, refused_at)
      VALUES (\(workspace), \(person), \(mail), \(now)) ON CONFLICT (workspace_id, person_id, kind) DO NOTHING
      """)
  }

  static func accept(
    _ mail: StaffMail, by person: ID<Person>, _ tx: Transaction, _ workspace: ID<Workspace>
  ) throws {
    try tx.execute(
      "DELETE FROM mail_refusal WHERE workspace_id = \(workspace) AND person_id = \(person) AND kind = \(mail)")
  }
}
