import Kernel
import Storage

/// SQL that removes what an import made and puts back what it changed, many things at a time.
enum UndoStore {
  static func removeAccounts(_ ids: [ID<Account>], in workspace: ID<Workspace>, _ tx: Transaction) throws {
    for some in ids.chunks(of: 200) {
      try tx.execute(
        """
        UPDATE account SET parent_id = NULL
        WHERE workspace_id = \(workspace) AND \(SQL.contains("parent_id", some))
        """)
      try tx.execute(
        "DELETE FROM account_metric WHERE workspace_id = \(workspace) AND \(SQL.contains("account_id", some))")
      try tx.execute("DELETE FROM account WHERE workspace_id = \(workspace) AND \(SQL.contains("id", some))")
    }
  }

  static func removeContacts(_ ids: [ID<Contact>], in workspace: ID<Workspace>, _ tx: Transaction) throws {
    for some in ids.chunks(of: 200) {
      try tx.execute("DELETE FROM contact WHERE workspace_id = \(workspace) AND \(SQL.contains("id", some))")
    }
  }

  static func removeSubscriptions(_ ids: [ID<Subscription>], in workspace: ID<Workspace>, _ tx: Transaction) throws {
    for some in ids.chunks(of: 200) {
      try tx.execute("DELETE FROM subscription WHERE workspace_id = \(workspace) AND \(SQL.contains("id", some))")
    }
  }

  static func removeNotes(_ ids: [ID<Event>], in workspace: ID<Workspace>, _ tx: Transaction) throws {
    for some in ids.chunks(of: 200) {
      try tx.execute("DELETE FROM note WHERE workspace_id = \(workspace) AND \(SQL.contains("id", some))")
    }
  }

  static func removeEvents(_ ids: [ID<Event>], in workspace: ID<Workspace>, _ tx: Transaction) throws {
    for some in ids.chunks(of: 200) {
      try tx.execute("DELETE FROM event WHERE workspace_id = \(workspace) AND \(SQL.contains("id", some))")
    }
  }

  /// Removes the entries of timelines that say what the import did with these things.
  static func removeEvents(
    about subjects: [EventSubject], kinds: [EventKind], from start: Timestamp, to end: Timestamp,
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    for some in subjects.chunks(of: 200) {
      let ids: [ID<Event>] = some.map { $0.id() }
      try tx.execute(
        """
        DELETE FROM event WHERE workspace_id = \(workspace) AND \(SQL.contains("subject_id", ids))
          AND \(SQL.contains("kind", kinds)) AND recorded_at >= \(start) AND recorded_at <= \(end)
        """)
    }
  }

  /// Forgets changes of the stage that were recorded while the import ran.
  static func removeStages(
    of account: ID<Account>, from start: Timestamp, to end: Timestamp, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      DELETE FROM account_stage_change WHERE workspace_id = \(workspace) AND account_id = \(account)
        AND recorded_at >= \(start) AND recorded_at <= \(end) AND from_stage IS NOT NULL
      """)
  }

  /// Removes rollups in which no day has a sample any more.
  static func removeEmptyRollups(
    _ keys: Set<RollupStore.Key>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    let noDay: [UInt8] = [0, 0, 0, 0]
    for key in keys {
      try tx.execute(
        """
        DELETE FROM metric_month WHERE workspace_id = \(workspace) AND month = \(key.month)
          AND account_id = \(key.account) AND metric = \(key.metric) AND days = \(noDay)
        """)
    }
  }

  /// Says anew when the accounts were last seen, where the import had said it.
  static func refreshSeen(
    _ accounts: [ID<Account>], metrics: [Int], in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    for account in accounts {
      try tx.execute(
        """
        UPDATE account_summary SET last_seen_at = (
          SELECT max(s.occurred_at) FROM signal s
          WHERE s.workspace_id = \(workspace) AND s.account_id = \(account) AND \(SQL.contains("s.metric", metrics)))
        WHERE workspace_id = \(workspace) AND account_id = \(account)
        """)
    }
  }

  /// Lets the contact belong to these accounts and no others.
  static func setAccounts(
    _ accounts: [ContactAccount], of contact: ID<Contact>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.execute("DELETE FROM account_contact WHERE workspace_id = \(workspace) AND contact_id = \(contact)")
    for place in accounts {
      try ContactStore.attach(contact, to: place.account, as: place.role, in: workspace, tx)
    }
  }

  /// The version of a thing now; nil when it is gone.
  static func version(
    _ id: ID<Event>, in table: SQL, of workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Int? {
    try tx.value("SELECT version FROM \(table) WHERE workspace_id = \(workspace) AND id = \(id)")
  }
}
