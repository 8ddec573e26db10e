import Kernel
import Language
import Storage

/// All SQL that reads contacts as lists.
public enum ContactListStore {
  /// Which contacts, from where.
  public struct Query: Sendable {
    /// On the alias `c` of contact.
    public var condition: SQL
    /// On the alias `a` of account: which accounts of a contact to name.
    public var accounts: SQL
    public var account: ID<Account>?
    /// A part of a name or of an address, as typed.
    public var text: String?
    public var after: Cursor?
    public var limit: Int

    public init(
      condition: SQL = "1 = 1", accounts: SQL = "1 = 1", account: ID<Account>? = nil, text: String? = nil,
      after: Cursor? = nil, limit: Int = 50
    ) {
      self.condition = condition
      self.accounts = accounts
      self.account = account
      self.text = text
      self.after = after
      self.limit = limit
    }
  }

  /// One page by name.
  public static func page(
    _ query: Query, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Page<Contact> {
    let rows = try tx.all(try statement(query, in: workspace)) {
      (contact: try Contact(row: $0), key: try $0["sort_key"] as String)
    }
    let page = Page(rows, limit: query.limit) { Cursor([$0.key, $0.contact.id.description]) }
    let contacts = try complete(page.items.map(\.contact), accounts: query.accounts, in: workspace, tx)
    return Page(items: contacts, next: page.next)
  }

  /// The contacts of an account: champions first, then by name.
  public static func contacts(
    of account: ID<Account>, limit: Int = 200, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [Contact] {
    let contacts = try tx.all(
      """
      SELECT c.* FROM account_contact m JOIN contact c ON c.workspace_id = m.workspace_id AND c.id = m.contact_id
      WHERE m.workspace_id = \(workspace) AND m.account_id = \(account)
      ORDER BY CASE m.role WHEN 'champion' THEN 0 WHEN 'decisionMaker' THEN 1 WHEN 'economicBuyer' THEN 2
        WHEN 'user' THEN 3 ELSE 4 END, c.sort_key, c.id
      LIMIT \(limit)
      """, as: Contact.self)
    return try complete(contacts, in: workspace, tx)
  }

  static func statement(_ query: Query, in workspace: ID<Workspace>) throws(Problem) -> SQL {
    var conditions: [SQL] = ["c.workspace_id = \(workspace)", query.condition]
    if let account = query.account {
      conditions.append(
        """
        c.id IN (SELECT contact_id FROM account_contact WHERE workspace_id = \(workspace) AND account_id = \(account))
        """)
    }
    if let text = query.text { conditions.append(mentions(text)) }
    if let cursor = query.after { conditions.append(try behind(cursor)) }
    return "SELECT c.* FROM contact c WHERE \(SQL.all(conditions)) ORDER BY c.sort_key, c.id LIMIT \(query.limit + 1)"
  }

  /// Fills in addresses, ids and accounts.
  static func complete(
    _ contacts: [Contact], accounts condition: SQL = "1 = 1", in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [Contact] {
    if contacts.isEmpty { return [] }
    let which: SQL = "workspace_id = \(workspace) AND \(SQL.contains("contact_id", contacts.map(\.id)))"
    var emails: [ID<Contact>: [String]] = [:]
    try tx.forEach("SELECT contact_id, email FROM contact_email WHERE \(which) ORDER BY is_primary DESC, email") {
      emails[try $0["contact_id"], default: []].append(try $0["email"])
    }
    var ids: [ID<Contact>: [ExternalID]] = [:]
    try tx.forEach(
      "SELECT contact_id, source, external_id FROM contact_external_id WHERE \(which) ORDER BY source, external_id"
    ) {
      ids[try $0["contact_id"], default: []].append(
        ExternalID(source: try $0["source"], id: try $0["external_id"]))
    }
    let accounts = try accounts(of: contacts.map(\.id), where: condition, in: workspace, tx)
    return contacts.map { contact in
      var copy = contact
      copy.emails = emails[contact.id] ?? []
      copy.externalIDs = ids[contact.id] ?? []
      copy.accounts = accounts[contact.id] ?? []
      return copy
    }
  }

  private static func accounts(
    of contacts: [ID<Contact>], where condition: SQL, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ID<Contact>: [ContactAccount]] {
    var accounts: [ID<Contact>: [ContactAccount]] = [:]
    try tx.forEach(
      """
      SELECT m.contact_id, m.account_id, m.role FROM account_contact m
      JOIN account a ON a.workspace_id = m.workspace_id AND a.id = m.account_id
      WHERE m.workspace_id = \(workspace) AND \(SQL.contains("m.contact_id", contacts)) AND \(condition)
      ORDER BY m.account_id
      """
    ) {
      accounts[try $0["contact_id"], default: []].append(
        ContactAccount(account: try $0["account_id"], role: try $0["role"]))
    }
    return accounts
  }

  /// Both sides are folded, so that LIKE compares the same on both engines.
  private static func mentions(_ text: String) -> SQL {
    let escaped = TextNormalizer.folded(text)
      .replacing("!", with: "!!").replacing("%", with: "!%").replacing("_", with: "!_")
    let pattern = "%\(escaped)%"
    return """
      c.name_folded LIKE \(pattern) ESCAPE '!' OR EXISTS (
        SELECT 1 FROM contact_email e
        WHERE e.workspace_id = c.workspace_id AND e.contact_id = c.id AND e.email LIKE \(pattern) ESCAPE '!')
      """
  }

  private static func behind(_ cursor: Cursor) throws(Problem) -> SQL {
    guard cursor.values.count == 2, let key = cursor.values[0], let id = cursor.values[1].flatMap(ID<Contact>.init)
    else { throw .invalid("/cursor", "notACursor") }
    return "(c.sort_key, c.id) > (\(key), \(id))"
  }
}
