import Foundation
import Kernel
import Language
import Storage

/// All SQL that writes accounts and reads single ones. Lists are in `AccountListStore`.
public enum AccountStore {
  /// A new account, to be inserted.
  static func prepared(_ account: Account, in workspace: ID<Workspace>) -> Prepared<Account> {
    Prepared(account, row: values(account, workspace))
  }

  /// Adds new accounts with their ids, domains, tags and an empty summary.
  public static func insert(_ accounts: [Account], in workspace: ID<Workspace>, _ tx: Transaction) throws {
    try insert(accounts.map { prepared($0, in: workspace) }, in: workspace, tx)
  }

  /// Adds new accounts as above.
  static func insert(_ accounts: [Prepared<Account>], in workspace: ID<Workspace>, _ tx: Transaction) throws {
    try tx.insert(into: "account", columns: columns, rows: accounts.lazy.map(\.row))
    try insertLists(accounts, in: workspace, tx)
    try tx.insert(
      into: "account_summary",
      constants: [
        "workspace_id": workspace.sqlValue, "mrr_minor": .integer(0), "health_band": HealthBand.grey.rawValue.sqlValue,
        "health_coverage": .real(0),
      ],
      columns: ["account_id"], of: accounts.indices
    ) { place, row in row.append(accounts[place].value.id.sqlValue) }
    guard accounts.contains(where: { !$0.value.details.attributes.isEmpty }) else { return }
    try AttributeValueStore.write(accounts.map(\.value), isNew: true, in: workspace, tx)
  }

  /// Writes the account's fields and lists over the stored ones, when the stored version is the one before.
  /// - Returns: false when somebody else was faster.
  public static func update(_ account: Account, in workspace: ID<Workspace>, _ tx: Transaction) throws -> Bool {
    let details = account.details
    try AccountChurnStore.keep(account, in: workspace, tx)
    let changed = try tx.execute(
      """
      UPDATE account SET name = \(details.name), name_folded = \(TextNormalizer.folded(details.name)),
        sort_key = \(SortKey.make(details.name, for: .english)), owner_id = \(details.owner),
        parent_id = \(details.parent), stage = \(details.stage), tier = \(details.tier),
        industry = \(details.industry), country = \(details.country), language = \(details.language),
        time_zone = \(details.timeZone), currency = \(details.currency), seats = \(details.seats),
        employees = \(details.employees), customer_since = \(details.customerSince),
        churned_on = \(details.churnedOn), churn_reason = \(details.churnReason),
        churn_note = \(details.churnNote), attributes = \(attributesText(details.attributes)),
        version = \(account.version), updated_at = \(account.updatedAt)
      WHERE workspace_id = \(workspace) AND id = \(account.id) AND version = \(account.version - 1)
      """)
    guard changed == 1 else { return false }
    try tx.execute("DELETE FROM account_external_id WHERE workspace_id = \(workspace) AND account_id = \(account.id)")
    try tx.execute("DELETE FROM account_domain WHERE workspace_id = \(workspace) AND account_id = \(account.id)")
    try tx.execute("DELETE FROM account_tag WHERE workspace_id = \(workspace) AND account_id = \(account.id)")
    try insertLists([prepared(account, in: workspace)], in: workspace, tx)
    try AttributeValueStore.write([account], in: workspace, tx)
    return true
  }

  /// Removes the account with everything that belongs to it.
  public static func delete(_ id: ID<Account>, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    try tx.execute("DELETE FROM account WHERE workspace_id = \(workspace) AND id = \(id)")
  }

  /// The account, when `condition` (on the table's alias `a`) lets it be seen.
  public static func find(
    _ id: ID<Account>, where condition: SQL = "1 = 1", in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Account? {
    let found = try tx.first(
      "SELECT a.* FROM account a WHERE a.workspace_id = \(workspace) AND a.id = \(id) AND \(condition)",
      account(row:))
    guard var account = found else { return nil }
    account.externalIDs = try tx.all(
      """
      SELECT source, external_id FROM account_external_id
      WHERE workspace_id = \(workspace) AND account_id = \(id) ORDER BY source, external_id
      """
    ) { ExternalID(source: try $0["source"], id: try $0["external_id"]) }
    account.domains = try tx.values(
      "SELECT domain FROM account_domain WHERE workspace_id = \(workspace) AND account_id = \(id) ORDER BY domain")
    account.tags = try tx.values(
      "SELECT tag FROM account_tag WHERE workspace_id = \(workspace) AND account_id = \(id) ORDER BY tag")
    return account
  }

  /// The account that a source calls by this id.
  public static func id(
    of external: ExternalID, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> ID<Account>? {
    try tx.value(
      """
      SELECT account_id FROM account_external_id
      WHERE workspace_id = \(workspace) AND source = \(external.source) AND external_id = \(external.id)
      """)
  }

  /// The account that has this domain, in lower case.
  public static func id(
    ofDomain domain: String, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> ID<Account>? {
    try tx.value(
      "SELECT account_id FROM account_domain WHERE workspace_id = \(workspace) AND domain = \(domain)")
  }

  /// The account of this name, however it is written in capitals; nil when several are called so.
  public static func id(ofName name: String, in workspace: ID<Workspace>, _ tx: Transaction) throws -> ID<Account>? {
    let ids = try tx.values(
      """
      SELECT id FROM account
      WHERE workspace_id = \(workspace) AND name_folded = \(TextNormalizer.folded(name)) LIMIT 2
      """, as: ID<Account>.self)
    return ids.count == 1 ? ids[0] : nil
  }

  /// The parent of each account above `id`, nearest first: to refuse a cycle.
  public static func ancestors(
    of id: ID<Account>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ID<Account>] {
    var above: [ID<Account>] = []
    while above.count < 100,
      let parent: ID<Account> = try tx.value(
        "SELECT parent_id FROM account WHERE workspace_id = \(workspace) AND id = \(above.last ?? id)")
    { above.append(parent) }
    return above
  }

  /// Keeps when an account changed its stage.
  public static func recordStage(
    _ id: ID<Account>, from: LifecycleStage?, to: LifecycleStage, at moment: Timestamp, recordedAt: Timestamp,
    by person: ID<Person>?, reason: String? = nil, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      INSERT INTO account_stage_change
        (workspace_id, account_id, changed_at, recorded_at, from_stage, to_stage, changed_by, reason)
      VALUES (\(workspace), \(id), \(moment), \(recordedAt), \(from), \(to), \(person), \(reason))
      ON CONFLICT (workspace_id, account_id, changed_at, recorded_at) DO UPDATE SET
        to_stage = excluded.to_stage, reason = excluded.reason
      """)
  }

  /// Keeps the first stage of new accounts.
  static func recordFirstStages(
    of accounts: [Prepared<Account>], by person: ID<Person>?, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.insert(
      into: "account_stage_change",
      constants: ["workspace_id": workspace.sqlValue, "changed_by": person?.sqlValue ?? .null],
      columns: ["account_id", "changed_at", "recorded_at", "to_stage"], of: accounts.indices
    ) { place, row in
      let moment = accounts[place].value.createdAt.sqlValue
      row.append(accounts[place].value.id.sqlValue)
      row.append(moment)
      row.append(moment)
      row.append(accounts[place].value.details.stage.sqlValue)
    }
  }

  // By their places: a copy of an account counts its twenty texts up and down.
  private static func insertLists(
    _ accounts: [Prepared<Account>], in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    let constants: KeyValuePairs<StaticString, SQLValue> = ["workspace_id": workspace.sqlValue]
    let ids = accounts.indices.lazy.flatMap { place in
      accounts[place].value.externalIDs.lazy.map { (owner: accounts[place].value.id.sqlValue, id: $0) }
    }
    try ExternalIDStore.insert(ids, into: "account_external_id", of: "account_id", in: workspace, tx)
    try tx.insert(
      into: "account_domain", constants: constants, columns: ["domain", "account_id"],
      of: accounts.indices.lazy.flatMap { place in accounts[place].value.domains.lazy.map { (place, $0) } }
    ) { item, row in
      row.append(item.1)
      row.append(accounts[item.0].value.id.sqlValue)
    }
    try tx.insert(
      into: "account_tag", constants: constants, columns: ["account_id", "tag"],
      of: accounts.indices.lazy.flatMap { place in accounts[place].value.tags.lazy.map { (place, $0) } }
    ) { item, row in
      row.append(accounts[item.0].value.id.sqlValue)
      row.append(item.1)
    }
  }

  private static let columns: [StaticString] = [
    "workspace_id", "id", "name", "name_folded", "sort_key", "owner_id", "parent_id", "stage", "tier", "industry",
    "country", "language", "time_zone", "currency", "seats", "employees", "customer_since", "churned_on",
    "churn_reason", "churn_note", "attributes", "version", "created_at", "updated_at",
  ]

  private static func values(_ account: Account, _ workspace: ID<Workspace>) -> [SQLValue] {
    let details = account.details
    return [
      workspace.sqlValue, account.id.sqlValue, .text(details.name), .text(TextNormalizer.folded(details.name)),
      .text(SortKey.make(details.name, for: .english)), details.owner?.sqlValue ?? .null,
      details.parent?.sqlValue ?? .null, details.stage.sqlValue, details.tier?.sqlValue ?? .null,
      details.industry?.sqlValue ?? .null, details.country?.sqlValue ?? .null, details.language?.sqlValue ?? .null,
      details.timeZone?.sqlValue ?? .null, details.currency.sqlValue, details.seats?.sqlValue ?? .null,
      details.employees?.sqlValue ?? .null, details.customerSince?.sqlValue ?? .null,
      details.churnedOn?.sqlValue ?? .null, details.churnReason?.sqlValue ?? .null,
      details.churnNote?.sqlValue ?? .null, .text(attributesText(details.attributes)),
      account.version.sqlValue, account.createdAt.sqlValue, account.updatedAt.sqlValue,
    ]
  }

  private static func account(row: Row) throws -> Account {
    let details = AccountDetails(
      name: try row["name"], owner: try row["owner_id"], parent: try row["parent_id"], stage: try row["stage"],
      tier: try row["tier"], industry: try row["industry"], country: try row["country"],
      language: try row["language"], timeZone: try row["time_zone"], currency: try row["currency"],
      seats: try row["seats"], employees: try row["employees"], customerSince: try row["customer_since"],
      churnedOn: try row["churned_on"], churnReason: try row["churn_reason"], churnNote: try row["churn_note"],
      attributes: attributes(try row["attributes"]))
    return Account(
      id: try row["id"], version: try row["version"], details: details, createdAt: try row["created_at"],
      updatedAt: try row["updated_at"])
  }

  /// A JSON object with the names in order, so that equal attributes are equal text.
  static func attributesText(_ attributes: [String: String]) -> String {
    if attributes.isEmpty { return "{}" }
    var text: [UInt8] = [UInt8(ascii: "{")]
    for (place, entry) in attributes.sorted(by: { $0.key < $1.key }).enumerated() {
      if place > 0 { text.append(UInt8(ascii: ",")) }
      appendQuoted(entry.key, to: &text)
      text.append(UInt8(ascii: ":"))
      appendQuoted(entry.value, to: &text)
    }
    text.append(UInt8(ascii: "}"))
    return String(decoding: text, as: UTF8.self)
  }

  /// A JSON string (RFC 8259, section 7): a million of them are written in one import, so without an encoder.
  private static func appendQuoted(_ string: String, to text: inout [UInt8]) {
    text.append(UInt8(ascii: "\""))
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): text += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): text += Array("\\n".utf8)
      case UInt8(ascii: "\r"): text += Array("\\r".utf8)
      case UInt8(ascii: "\t"): text += Array("\\t".utf8)
      case 0..<0x20: text += Array("\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8)
      default: text.append(byte)
      }
    }
    text.append(UInt8(ascii: "\""))
  }

  static func attributes(_ text: String) -> [String: String] {
    (try? JSONDecoder().decode([String: String].self, from: Data(text.utf8))) ?? [:]
  }
}
