import Kernel
import Storage

/// All SQL about notifications. What is about an account that the person does not see any more is not there.
public enum NotificationStore {
  public static func insert(
    _ notifications: [PersonalNotification], in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.insert(
      into: "notification",
      columns: ["workspace_id", "id", "person_id", "kind", "account_id", "note_id", "by_id", "created_at"],
      rows: notifications.map { notification in
        [
          workspace.sqlValue, notification.id.sqlValue, notification.person.sqlValue, .text("mention"),
          notification.account.sqlValue, notification.note.sqlValue, notification.by?.sqlValue ?? .null,
          notification.createdAt.sqlValue,
        ]
      })
  }

  /// A page of what the actor is told of, newest first.
  public static func page(
    for actor: Actor, after: Cursor?, limit: Int, _ tx: Transaction
  ) throws -> Page<NotificationItem> {
    guard let person = actor.person else { return Page(items: [], next: nil) }
    var condition: SQL = "t.workspace_id = \(actor.workspace) AND t.person_id = \(person)"
    if let after {
      guard after.values.count == 2, let moment = after.values[0].flatMap(Int64.init),
        let id = after.values[1].flatMap(ID<PersonalNotification>.init)
      else { throw Problem.invalid("/cursor", "notACursor") }
      condition += " AND (t.created_at, t.id) < (\(moment), \(id))"
    }
    let rows = try tx.all(
      """
      SELECT t.*, a.name AS account_name, n.body FROM notification t
      JOIN account a ON a.workspace_id = t.workspace_id AND a.id = t.account_id
      JOIN note n ON n.workspace_id = t.workspace_id AND n.id = t.note_id
      WHERE \(condition) AND \(AccountAccess.visible(to: actor))
      ORDER BY t.created_at DESC, t.id DESC LIMIT \(limit + 1)
      """
    ) { row in
      NotificationItem(
        notification: try PersonalNotification(row: row), accountName: try row["account_name"], body: try row["body"])
    }
    return Page(rows, limit: limit) {
      Cursor([String($0.notification.createdAt.milliseconds), $0.notification.id.description])
    }
  }

  /// How many the actor has not read.
  public static func unread(of actor: Actor, _ tx: Transaction) throws -> Int {
    guard let person = actor.person else { return 0 }
    return try tx.value(
      """
      SELECT count(*) FROM notification t
      JOIN account a ON a.workspace_id = t.workspace_id AND a.id = t.account_id
      WHERE t.workspace_id = \(actor.workspace) AND t.person_id = \(person) AND t.read_at IS NULL
        AND \(AccountAccess.visible(to: actor))
      """) ?? 0
  }

  public static func find(
    _ id: ID<PersonalNotification>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> NotificationItem? {
    try tx.first(
      """
      SELECT t.*, a.name AS account_name, n.body FROM notification t
      JOIN account a ON a.workspace_id = t.workspace_id AND a.id = t.account_id
      JOIN note n ON n.workspace_id = t.workspace_id AND n.id = t.note_id
      WHERE t.workspace_id = \(workspace) AND t.id = \(id)
      """
    ) { row in
      NotificationItem(
        notification: try PersonalNotification(row: row), accountName: try row["account_name"], body: try row["body"])
    }
  }

  /// Marks one, or all, of a person's as read.
  public static func markRead(
    _ id: ID<PersonalNotification>?, of person: ID<Person>, at moment: Timestamp, in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws {
    let which: SQL = id.map { "id = \($0)" } ?? "1 = 1"
    try tx.execute(
      """
      UPDATE notification SET read_at = \(moment)
      WHERE workspace_id = \(workspace) AND person_id = \(person) AND read_at IS NULL AND \(which)
      """)
  }
}
