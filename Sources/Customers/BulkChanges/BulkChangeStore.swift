import Foundation
import Kernel
import Storage

/// All SQL about changes to many accounts.
enum BulkChangeStore {
  /// One account of a change.
  struct Item: Sendable, Equatable {
    let account: ID<Account>
    let name: String
    let state: BulkItemState
    let old: BulkValues
    let new: BulkValues
  }

  static func insert(_ change: BulkChange, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    try tx.execute(
      """
      INSERT INTO bulk_change (workspace_id, id, state, edit, effects, chosen, made_by, made_at)
      VALUES (\(workspace), \(change.id), \(change.state), \(try text(change.edit)), \(try text(change.effects)),
        \(change.chosen), \(change.madeBy), \(change.madeAt))
      """)
  }

  /// Adds the accounts of a plan.
  static func insert(
    _ items: [(account: ID<Account>, old: BulkValues, new: BulkValues)], of change: ID<BulkChange>,
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    let texts = try items.map { ($0.account, try text($0.old), try text($0.new)) }
    try tx.insert(
      into: "bulk_change_item",
      columns: ["workspace_id", "change_id", "account_id", "state", "old_values", "new_values"],
      rows: texts.lazy.map { account, old, new in
        [
          workspace.sqlValue, change.sqlValue, account.sqlValue, .text(BulkItemState.planned.rawValue), .text(old),
          .text(new),
        ]
      })
  }

  /// - Parameter isLocking: has nobody else work at it until the transaction ends.
  static func find(
    _ id: ID<BulkChange>, isLocking: Bool = false, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> BulkChange? {
    let lock: SQL = isLocking ? tx.dialect.lockingRows : ""
    return try tx.first("SELECT * FROM bulk_change WHERE workspace_id = \(workspace) AND id = \(id)\(lock)", change)
  }

  /// Those that were carried out, the newest first.
  static func page(
    after cursor: Cursor?, limit: Int, madeBy person: ID<Person>?, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Page<BulkChange> {
    var condition: SQL = "workspace_id = \(workspace) AND state <> 'planned'"
    if let person { condition += " AND made_by = \(person)" }
    if let cursor {
      guard cursor.values.count == 2, let moment = cursor.values[0].flatMap({ Int64($0) }),
        let id = cursor.values[1].flatMap({ ID<BulkChange>($0) })
      else { throw Problem.invalid("/cursor", "notACursor") }
      condition += " AND (made_at, id) < (\(moment), \(id))"
    }
    let rows = try tx.all(
      "SELECT * FROM bulk_change WHERE \(condition) ORDER BY made_at DESC, id DESC LIMIT \(limit + 1)", change)
    return Page(rows, limit: limit) { Cursor([String($0.madeAt.milliseconds), $0.id.description]) }
  }

  /// Goes on to another state, unless it is not in `from` any more.
  static func move(
    _ id: ID<BulkChange>, from: BulkChange.State, to: BulkChange.State, finishedAt: Timestamp? = nil,
    undoneAt: Timestamp? = nil, undoneBy: ID<Person>? = nil, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Bool {
    try tx.execute(
      """
      UPDATE bulk_change SET state = \(to), finished_at = coalesce(\(finishedAt), finished_at),
        undone_at = coalesce(\(undoneAt), undone_at), undone_by = coalesce(\(undoneBy), undone_by)
      WHERE workspace_id = \(workspace) AND id = \(id) AND state = \(from)
      """) == 1
  }

  /// How many accounts are in each state.
  static func counts(
    of id: ID<BulkChange>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [BulkItemState: Int] {
    let rows = try tx.all(
      """
      SELECT state, count(*) AS items FROM bulk_change_item
      WHERE workspace_id = \(workspace) AND change_id = \(id) GROUP BY state
      """
    ) { (state: try $0["state"] as BulkItemState, items: try $0["items"] as Int) }
    return Dictionary(rows.map { ($0.state, $0.items) }) { first, _ in first }
  }

  /// The accounts of a change that `visible` (alias `a`) lets through, by their ids after `after`.
  static func items(
    of id: ID<BulkChange>, in states: [BulkItemState], after: ID<Account>? = nil, limit: Int,
    where visible: SQL = "1 = 1", in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [Item] {
    var condition: SQL = "\(SQL.contains("i.state", states)) AND \(visible)"
    if let after { condition += " AND i.account_id > \(after)" }
    return try tx.all(
      """
      SELECT i.account_id, a.name, i.state, i.old_values, i.new_values FROM bulk_change_item i
      JOIN account a ON a.workspace_id = i.workspace_id AND a.id = i.account_id
      WHERE i.workspace_id = \(workspace) AND i.change_id = \(id) AND \(condition)
      ORDER BY i.account_id LIMIT \(limit)
      """
    ) { row in
      Item(
        account: try row["account_id"], name: try row["name"], state: try row["state"],
        old: try value(row["old_values"]), new: try value(row["new_values"]))
    }
  }

  /// Notes what became of an account.
  static func update(
    _ account: ID<Account>, of id: ID<BulkChange>, to state: BulkItemState, old: BulkValues, new: BulkValues,
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      UPDATE bulk_change_item SET state = \(state), old_values = \(try text(old)), new_values = \(try text(new))
      WHERE workspace_id = \(workspace) AND change_id = \(id) AND account_id = \(account)
      """)
  }

  /// The values of the accounts that `condition` (aliases `a` and `s`) lets through, by id.
  static func values(
    where condition: SQL, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [(account: ID<Account>, values: BulkValues)] {
    let chosen: SQL = """
      account a CROSS JOIN account_summary s
      WHERE a.workspace_id = \(workspace) AND s.workspace_id = \(workspace) AND s.account_id = a.id AND (\(condition))
      """
    var tags: [ID<Account>: [String]] = [:]
    try tx.forEach(
      """
      SELECT t.account_id, t.tag FROM account_tag t
      WHERE t.workspace_id = \(workspace) AND t.account_id IN (SELECT a.id FROM \(chosen))
      """
    ) { tags[try $0["account_id"], default: []].append(try $0["tag"]) }
    return try tx.all("SELECT a.id, a.owner_id, a.stage, a.tier FROM \(chosen) ORDER BY a.id") { row in
      let id: ID<Account> = try row["id"]
      let values = BulkValues(
        owner: try row["owner_id"], stage: try row["stage"], tier: try row["tier"], tags: (tags[id] ?? []).sorted())
      return (id, values)
    }
  }

  /// Removes plans that nobody carried out.
  static func deletePlans(before moment: Timestamp, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    try tx.execute(
      "DELETE FROM bulk_change WHERE workspace_id = \(workspace) AND state = 'planned' AND made_at < \(moment)")
  }

  private static func change(_ row: Row) throws -> BulkChange {
    BulkChange(
      id: try row["id"], state: try row["state"], edit: try value(row["edit"]), effects: try value(row["effects"]),
      chosen: try row["chosen"], madeBy: try row["made_by"], madeAt: try row["made_at"],
      finishedAt: try row["finished_at"], undoneBy: try row["undone_by"], undoneAt: try row["undone_at"])
  }

  private static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private static func value<Value: Decodable>(_ text: String) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(text.utf8))
  }
}

extension BulkChange.State: SQLConvertible {}
extension BulkItemState: SQLConvertible {}
