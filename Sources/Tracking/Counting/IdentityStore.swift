import Customers
import Kernel
import Storage

/// All SQL about whom the ids of sources mean.
enum IdentityStore {
  private static let chunk = 500

  /// What is known of users: those of whom nothing is known are left out.
  static func users(
    _ keys: [String], of source: ID<TrackingSource>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [String: TrackedUser] {
    var users: [String: TrackedUser] = [:]
    for some in keys.chunks(of: chunk) {
      try tx.forEach(
        """
        SELECT user_key, group_key, contact_id, traits_hash FROM tracking_user
        WHERE workspace_id = \(workspace) AND source_id = \(source) AND \(SQL.contains("user_key", some))
        """
      ) { row in
        let key: String = try row["user_key"]
        users[key] = TrackedUser(
          key: key, group: try row["group_key"], contact: try row["contact_id"], traitsHash: try row["traits_hash"])
      }
    }
    let lonely = users.values.filter { $0.group == nil }.compactMap(\.contact)
    let accounts = try onlyAccounts(of: lonely, in: workspace, tx)
    for (key, user) in users where user.group == nil {
      users[key]?.contactAccount = user.contact.flatMap { accounts[$0] }
    }
    return users
  }

  /// The account of each contact that has exactly one.
  static func onlyAccounts(
    of contacts: [ID<Contact>], in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ID<Contact>: ID<Account>] {
    var accounts: [ID<Contact>: [ID<Account>]] = [:]
    for some in contacts.chunks(of: chunk) {
      try tx.forEach(
        """
        SELECT contact_id, account_id FROM account_contact
        WHERE workspace_id = \(workspace) AND \(SQL.contains("contact_id", some))
        """
      ) { accounts[try $0["contact_id"], default: []].append(try $0["account_id"]) }
    }
    return accounts.compactMapValues { $0.count == 1 ? $0[0] : nil }
  }

  static func write(
    _ user: TrackedUser, of source: ID<TrackingSource>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      INSERT INTO tracking_user (workspace_id, source_id, user_key, group_key, contact_id, traits_hash)
      VALUES (\(workspace), \(source), \(user.key), \(user.group), \(user.contact), \(user.traitsHash))
      ON CONFLICT (workspace_id, source_id, user_key) DO UPDATE SET
        group_key = excluded.group_key, contact_id = excluded.contact_id, traits_hash = excluded.traits_hash
      """)
  }

  /// The accounts of groups: nil inside for those that are known to be unknown.
  static func groups(
    _ keys: [String], of source: ID<TrackingSource>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [String: ID<Account>?] {
    var groups: [String: ID<Account>?] = [:]
    for some in keys.chunks(of: chunk) {
      try tx.forEach(
        """
        SELECT group_key, account_id FROM tracking_group
        WHERE workspace_id = \(workspace) AND source_id = \(source) AND \(SQL.contains("group_key", some))
        """
      ) { groups[try $0["group_key"]] = .some(try $0["account_id"]) }
    }
    return groups
  }

  /// The account that anybody calls by this id: the source itself, any other, or by its domain. Nil when several are.
  static func account(
    calledBy key: String, source: String, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> ID<Account>? {
    if let own = try AccountStore.id(of: ExternalID(source: source, id: key), in: workspace, tx) { return own }
    let ids: [ID<Account>] = try tx.values(
      """
      SELECT DISTINCT account_id FROM account_external_id
      WHERE workspace_id = \(workspace) AND external_id = \(key) LIMIT 2
      """)
    if ids.count == 1 { return ids[0] }
    return ids.isEmpty ? try AccountStore.id(ofDomain: key.lowercased(), in: workspace, tx) : nil
  }

  /// Keeps what a group of no known account says of itself; nil to forget it.
  static func keep(
    _ traits: [UInt8]?, of group: SourceKey, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      UPDATE tracking_group SET traits = \(traits)
      WHERE workspace_id = \(workspace) AND source_id = \(group.source) AND group_key = \(group.key)
        AND account_id IS NULL AND traits IS DISTINCT FROM \(traits)
      """)
  }

  /// What was kept of it, as JSON.
  static func traits(of group: SourceKey, in workspace: ID<Workspace>, _ tx: Transaction) throws -> [UInt8]? {
    try tx.value(
      """
      SELECT traits FROM tracking_group
      WHERE workspace_id = \(workspace) AND source_id = \(group.source) AND group_key = \(group.key)
        AND traits IS NOT NULL
      """)
  }

  static func write(
    _ group: SourceKey, account: ID<Account>?, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      INSERT INTO tracking_group (workspace_id, source_id, group_key, account_id)
      VALUES (\(workspace), \(group.source), \(group.key), \(account))
      ON CONFLICT (workspace_id, source_id, group_key) DO UPDATE SET account_id = excluded.account_id,
        traits = NULL
      """)
  }

  /// Groups of no known account, of which one is known by now.
  static func groupsToResolve(
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [(group: SourceKey, sourceName: String)] {
    try tx.all(
      """
      SELECT g.source_id, g.group_key, s.name FROM tracking_group g
      JOIN tracking_source s ON s.workspace_id = g.workspace_id AND s.id = g.source_id
      WHERE g.workspace_id = \(workspace) AND g.account_id IS NULL AND (
        EXISTS (SELECT 1 FROM account_external_id e
          WHERE e.workspace_id = g.workspace_id AND e.external_id = g.group_key)
        OR EXISTS (SELECT 1 FROM account_domain d
          WHERE d.workspace_id = g.workspace_id AND d.domain = g.group_key))
      ORDER BY g.source_id, g.group_key LIMIT 200
      """
    ) { row in (SourceKey(source: try row["source_id"], key: try row["group_key"]), try row["name"]) }
  }

  /// Users of no group whose contact has exactly one account by now, while something is kept for them.
  static func usersToResolve(
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [(user: SourceKey, contact: ID<Contact>)] {
    try tx.all(
      """
      SELECT u.source_id, u.user_key, u.contact_id FROM tracking_user u
      WHERE u.workspace_id = \(workspace) AND u.contact_id IS NOT NULL AND u.group_key IS NULL
        AND EXISTS (SELECT 1 FROM tracking_pending p WHERE p.workspace_id = u.workspace_id
          AND p.source_id = u.source_id AND p.user_key = u.user_key AND p.group_key = '')
        AND (SELECT count(*) FROM account_contact c
          WHERE c.workspace_id = u.workspace_id AND c.contact_id = u.contact_id) = 1
      ORDER BY u.source_id, u.user_key LIMIT 200
      """
    ) { row in (SourceKey(source: try row["source_id"], key: try row["user_key"]), try row["contact_id"]) }
  }

  /// The contacts behind the users of a group.
  static func contacts(of group: SourceKey, in workspace: ID<Workspace>, _ tx: Transaction) throws -> [ID<Contact>] {
    try tx.values(
      """
      SELECT DISTINCT contact_id FROM tracking_user
      WHERE workspace_id = \(workspace) AND source_id = \(group.source) AND group_key = \(group.key)
        AND contact_id IS NOT NULL ORDER BY contact_id
      """)
  }

  /// The users of a group.
  static func userKeys(of group: SourceKey, in workspace: ID<Workspace>, _ tx: Transaction) throws -> [String] {
    try tx.values(
      """
      SELECT user_key FROM tracking_user
      WHERE workspace_id = \(workspace) AND source_id = \(group.source) AND group_key = \(group.key)
      ORDER BY user_key
      """)
  }
}
