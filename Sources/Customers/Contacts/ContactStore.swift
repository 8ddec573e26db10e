import Kernel
import Language
import Storage

/// All SQL that writes contacts and reads single ones. Lists are in `ContactListStore`.
public enum ContactStore {
  /// A new contact, to be inserted. The accounts it belongs to are not in its row.
  static func prepared(_ contact: Contact, in workspace: ID<Workspace>) -> Prepared<Contact> {
    Prepared(contact, row: values(contact, workspace))
  }

  /// Adds new contacts with their addresses, ids and accounts.
  public static func insert(_ contacts: [Contact], in workspace: ID<Workspace>, _ tx: Transaction) throws {
    try insert(contacts.map { prepared($0, in: workspace) }, in: workspace, tx)
  }

  /// Adds new contacts as above.
  static func insert(_ contacts: [Prepared<Contact>], in workspace: ID<Workspace>, _ tx: Transaction) throws {
    try tx.insert(into: "contact", columns: columns, rows: contacts.lazy.map(\.row))
    try insertLists(contacts, in: workspace, tx)
    try tx.insert(
      into: "account_contact", columns: ["workspace_id", "account_id", "contact_id", "role"],
      rows: contacts.indices.lazy.flatMap { place in
        let id = contacts[place].value.id.sqlValue
        return contacts[place].value.accounts.map { [workspace.sqlValue, $0.account.sqlValue, id, $0.role.sqlValue] }
      })
  }

  /// Writes the contact's fields, addresses and ids over the stored ones, when the stored version is the one before.
  /// Accounts stay: `attach` and `detach` change them.
  /// - Returns: false when somebody else was faster.
  public static func update(_ contact: Contact, in workspace: ID<Workspace>, _ tx: Transaction) throws -> Bool {
    let details = contact.details
    let changed = try tx.execute(
      """
      UPDATE contact SET given_name = \(details.givenName), family_name = \(details.familyName),
        display_name = \(details.displayName), name_folded = \(TextNormalizer.folded(details.displayName)),
        sort_key = \(SortKey.make(details.displayName, for: .english)), title = \(details.title),
        phone = \(details.phone), language = \(details.language), time_zone = \(details.timeZone),
        do_not_contact = \(details.doNotContact), consent_on = \(details.consentOn),
        consent_source = \(details.consentSource), last_seen_at = \(contact.lastSeenAt),
        version = \(contact.version), updated_at = \(contact.updatedAt)
      WHERE workspace_id = \(workspace) AND id = \(contact.id) AND version = \(contact.version - 1)
      """)
    guard changed == 1 else { return false }
    try tx.execute("DELETE FROM contact_email WHERE workspace_id = \(workspace) AND contact_id = \(contact.id)")
    try tx.execute("DELETE FROM contact_external_id WHERE workspace_id = \(workspace) AND contact_id = \(contact.id)")
    try insertLists([prepared(contact, in: workspace)], in: workspace, tx)
    return true
  }

  /// The contact, when `condition` (on the table's alias `c`) lets it be seen.
  /// - Parameter accounts: on the alias `a` of account: which of its accounts to name.
  public static func find(
    _ id: ID<Contact>, where condition: SQL = "1 = 1", accounts: SQL = "1 = 1", in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws -> Contact? {
    let found = try tx.first(
      "SELECT c.* FROM contact c WHERE c.workspace_id = \(workspace) AND c.id = \(id) AND \(condition)",
      as: Contact.self)
    return try found.flatMap { try ContactListStore.complete([$0], accounts: accounts, in: workspace, tx).first }
  }

  /// The contact that has this address, in lower case.
  public static func id(
    ofEmail email: String, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> ID<Contact>? {
    try tx.value("SELECT contact_id FROM contact_email WHERE workspace_id = \(workspace) AND email = \(email)")
  }

  /// The contact that a source calls by this id.
  public static func id(
    of external: ExternalID, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> ID<Contact>? {
    try tx.value(
      """
      SELECT contact_id FROM contact_external_id
      WHERE workspace_id = \(workspace) AND source = \(external.source) AND external_id = \(external.id)
      """)
  }

  /// Lets the contact belong to the account, in this role from now on.
  public static func attach(
    _ id: ID<Contact>, to account: ID<Account>, as role: ContactRole, in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws {
    try attach([(id, account, role)], in: workspace, tx)
  }

  /// Lets contacts belong to accounts as above; each pair once.
  static func attach(
    _ list: [(contact: ID<Contact>, account: ID<Account>, role: ContactRole)], in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws {
    try tx.insert(
      into: "account_contact", constants: ["workspace_id": workspace.sqlValue],
      columns: ["account_id", "contact_id", "role"], of: list,
      onConflict: "ON CONFLICT (workspace_id, account_id, contact_id) DO UPDATE SET role = excluded.role"
    ) { place, row in
      row.append(place.account.sqlValue)
      row.append(place.contact.sqlValue)
      row.append(place.role.rawValue)
    }
  }

  /// As `attach`, but a contact who belongs to the account already keeps their role.
  public static func attachUnlessThere(
    _ id: ID<Contact>, to account: ID<Account>, as role: ContactRole, in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      INSERT INTO account_contact (workspace_id, account_id, contact_id, role)
      VALUES (\(workspace), \(account), \(id), \(role))
      ON CONFLICT (workspace_id, account_id, contact_id) DO NOTHING
      """)
  }

  /// - Returns: false when the contact did not belong to the account.
  public static func detach(
    _ id: ID<Contact>, from account: ID<Account>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Bool {
    let removed = try tx.execute(
      """
      DELETE FROM account_contact
      WHERE workspace_id = \(workspace) AND account_id = \(account) AND contact_id = \(id)
      """)
    return removed == 1
  }

  /// Notes that the contact used the product at `moment`, unless a later use is known.
  public static func noteSeen(
    _ id: ID<Contact>, at moment: Timestamp, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      UPDATE contact SET last_seen_at = \(moment)
      WHERE workspace_id = \(workspace) AND id = \(id) AND (last_seen_at IS NULL OR last_seen_at < \(moment))
      """)
  }

  // By their places: a copy of a contact counts its ten texts up and down.
  private static func insertLists(
    _ contacts: [Prepared<Contact>], in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.insert(
      into: "contact_email", constants: ["workspace_id": workspace.sqlValue],
      columns: ["email", "contact_id", "is_primary"],
      of: contacts.indices.lazy.flatMap { place in contacts[place].value.emails.indices.lazy.map { (place, $0) } }
    ) { item, row in
      row.append(contacts[item.0].value.emails[item.1])
      row.append(contacts[item.0].value.id.sqlValue)
      row.append(.bool(item.1 == 0))
    }
    let ids = contacts.indices.lazy.flatMap { place in
      contacts[place].value.externalIDs.lazy.map { (owner: contacts[place].value.id.sqlValue, id: $0) }
    }
    try ExternalIDStore.insert(ids, into: "contact_external_id", of: "contact_id", in: workspace, tx)
  }

  private static let columns: [StaticString] = [
    "workspace_id", "id", "created_at", "given_name", "family_name", "display_name", "name_folded", "sort_key", "title",
    "phone", "language", "time_zone", "do_not_contact", "consent_on", "consent_source", "last_seen_at", "version",
    "updated_at",
  ]

  private static func values(_ contact: Contact, _ workspace: ID<Workspace>) -> [SQLValue] {
    let details = contact.details
    return [
      workspace.sqlValue, contact.id.sqlValue, contact.createdAt.sqlValue, details.givenName?.sqlValue ?? .null,
      details.familyName?.sqlValue ?? .null, .text(details.displayName),
      .text(TextNormalizer.folded(details.displayName)), .text(SortKey.make(details.displayName, for: .english)),
      details.title?.sqlValue ?? .null, details.phone?.sqlValue ?? .null, details.language?.sqlValue ?? .null,
      details.timeZone?.sqlValue ?? .null, .bool(details.doNotContact), details.consentOn?.sqlValue ?? .null,
      details.consentSource?.sqlValue ?? .null, contact.lastSeenAt?.sqlValue ?? .null, contact.version.sqlValue,
      contact.updatedAt.sqlValue,
    ]
  }
}

extension Contact: RowDecodable {
  /// Without the addresses, ids and accounts, which are rows of their own.
  public init(row: Row) throws {
    self.init(
      id: try row["id"], version: try row["version"],
      details: ContactDetails(
        givenName: try row["given_name"], familyName: try row["family_name"], displayName: try row["display_name"],
        title: try row["title"], phone: try row["phone"], language: try row["language"],
        timeZone: try row["time_zone"], doNotContact: try row["do_not_contact"], consentOn: try row["consent_on"],
        consentSource: try row["consent_source"]),
      lastSeenAt: try row["last_seen_at"], createdAt: try row["created_at"], updatedAt: try row["updated_at"])
  }
}
