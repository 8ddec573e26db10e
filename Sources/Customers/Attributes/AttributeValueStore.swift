import Kernel
import Language
import Storage

/// All SQL about the values of attributes as filters compare them. They are derived from the accounts' attributes.
enum AttributeValueStore {
  /// The most code points of a text that are compared.
  private static let wordLimit = 500
  /// Accounts that are read at once when an attribute is defined.
  private static let chunk = 2000

  /// Keeps what the accounts' attributes say, over what they said before unless they are new.
  static func write(
    _ accounts: [Account], isNew: Bool = false, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    let attributes = try AttributeStore.all(in: workspace, tx)
    guard !attributes.all.isEmpty else { return }
    if !isNew { try delete(of: accounts.map(\.id), in: workspace, tx) }
    try insert(accounts.map { ($0.id, $0.details.attributes) }, attributes.all, in: workspace, tx)
  }

  /// Reads anew what the accounts say, as it stands in the table.
  static func refresh(_ accounts: [ID<Account>], in workspace: ID<Workspace>, _ tx: Transaction) throws {
    let attributes = try AttributeStore.all(in: workspace, tx)
    guard !attributes.all.isEmpty else { return }
    try delete(of: accounts, in: workspace, tx)
    let said = try tx.all(
      """
      SELECT id, attributes FROM account WHERE workspace_id = \(workspace) AND \(SQL.contains("id", accounts))
      """, said)
    try insert(said, attributes.all, in: workspace, tx)
  }

  /// Reads anew what all accounts say of one attribute.
  static func refresh(
    _ attribute: AttributeDefinition, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try delete(attribute.id, in: workspace, tx)
    var last: ID<Account>?
    repeat {
      let after: SQL = last.map { "AND id > \($0)" } ?? ""
      let accounts = try tx.all(
        """
        SELECT id, attributes FROM account
        WHERE workspace_id = \(workspace) \(after) AND attributes LIKE \("%\"\(attribute.key)\":%")
        ORDER BY id LIMIT \(chunk)
        """, said)
      try insert(accounts, [attribute], in: workspace, tx)
      last = accounts.count == chunk ? accounts.last?.0 : nil
    } while last != nil
  }

  static func delete(
    _ attribute: ID<AttributeDefinition>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.execute(
      "DELETE FROM account_attribute_value WHERE workspace_id = \(workspace) AND attribute_id = \(attribute)")
  }

  /// How many accounts have a value of each attribute.
  static func counts(
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ID<AttributeDefinition>: Int] {
    let rows = try tx.all(
      """
      SELECT attribute_id, count(*) AS accounts FROM account_attribute_value
      WHERE workspace_id = \(workspace) AND place = 0 GROUP BY attribute_id
      """
    ) { (id: try $0["attribute_id"] as ID<AttributeDefinition>, count: try $0["accounts"] as Int) }
    return Dictionary(rows.map { ($0.id, $0.count) }) { first, _ in first }
  }

  /// The most used values of an attribute of texts, folded.
  static func words(
    of key: String, where visible: SQL, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [String] {
    try tx.values(
      """
      SELECT v.word FROM account_attribute d
      JOIN account_attribute_value v ON v.workspace_id = d.workspace_id AND v.attribute_id = d.id
      JOIN account a ON a.workspace_id = v.workspace_id AND a.id = v.account_id
      WHERE d.workspace_id = \(workspace) AND d.key = \(key) AND d.kind = 'text' AND d.retired_at IS NULL
        AND \(visible)
      GROUP BY v.word ORDER BY count(*) DESC, v.word LIMIT 500
      """)
  }

  private static func delete(of accounts: [ID<Account>], in workspace: ID<Workspace>, _ tx: Transaction) throws {
    try tx.execute(
      """
      DELETE FROM account_attribute_value
      WHERE workspace_id = \(workspace) AND \(SQL.contains("account_id", accounts))
      """)
  }

  private static func insert(
    _ accounts: [(ID<Account>, [String: String])], _ attributes: [AttributeDefinition],
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.insert(
      into: "account_attribute_value",
      columns: ["workspace_id", "attribute_id", "account_id", "place", "word", "number"],
      rows: accounts.lazy.flatMap { account, said in
        attributes.flatMap { attribute in
          values(attribute, said).enumerated().map { place, value in
            [workspace.sqlValue, attribute.id.sqlValue, account.sqlValue, place.sqlValue, value.word, value.number]
          }
        }
      })
  }

  private static func values(
    _ attribute: AttributeDefinition, _ said: [String: String]
  ) -> [(word: SQLValue, number: SQLValue)] {
    guard let value = said[attribute.key].flatMap(attribute.value) else { return [] }
    switch value {
    case .text(let text):
      let folded = TextNormalizer.folded(text).unicodeScalars.prefix(wordLimit)
      return [(.text(String(String.UnicodeScalarView(folded))), .null)]
    case .options(let keys): return keys.map { (.text($0), .null) }
    case .number, .money, .flag, .date: return value.number.map { [(.null, .real($0))] } ?? []
    }
  }

  private static func said(_ row: Row) throws -> (ID<Account>, [String: String]) {
    (try row["id"], AccountStore.attributes(try row["attributes"]))
  }
}
