import Kernel
import Storage

/// All SQL about the members of accounts' teams.
public enum MemberStore {
  /// In the order in which they came.
  public static func members(
    of account: ID<Account>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [AccountMember] {
    try tx.all(
      """
      SELECT person_id, role, added_at FROM account_member
      WHERE workspace_id = \(workspace) AND account_id = \(account) ORDER BY added_at, person_id
      """, as: AccountMember.self)
  }

  /// Adds a member, or gives one another role.
  public static func put(
    _ member: AccountMember, of account: ID<Account>, by person: ID<Person>?, in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      INSERT INTO account_member (workspace_id, account_id, person_id, role, added_at, added_by)
      VALUES (\(workspace), \(account), \(member.person), \(member.role), \(member.addedAt), \(person))
      ON CONFLICT (workspace_id, account_id, person_id) DO UPDATE SET role = excluded.role
      """)
  }

  /// - Returns: false when the person was no member.
  public static func remove(
    _ person: ID<Person>, from account: ID<Account>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Bool {
    let removed = try tx.execute(
      """
      DELETE FROM account_member
      WHERE workspace_id = \(workspace) AND account_id = \(account) AND person_id = \(person)
      """)
    return removed == 1
  }
}
