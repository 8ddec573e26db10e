import Kernel
import Storage

/// All SQL about what an export says of accounts beyond what lists show.
enum AccountExportStore {
  /// What lists do not show.
  struct Extras: Sendable {
    var externalIDs: [String] = []
    var domains: [String] = []
    var tags: [String] = []
    var language: LanguageCode?
    var timeZone: String?
    var employees: Int?
    var churnReason: String?
    var churnNote: String?
    var attributes: [String: String] = [:]
  }

  static func extras(
    of accounts: [ID<Account>], _ past: AccountPast?, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ID<Account>: Extras] {
    var found: [ID<Account>: Extras] = [:]
    let which: SQL = "workspace_id = \(workspace) AND \(SQL.contains("account_id", accounts))"
    try tx.forEach(
      """
      SELECT b.id, b.language, b.time_zone, b.employees, \(AccountChurnStore.column(.reason, past)) AS churn_reason,
        \(AccountChurnStore.column(.note, past)) AS churn_note, b.attributes
      FROM account b WHERE b.workspace_id = \(workspace) AND \(SQL.contains("b.id", accounts))
      """
    ) { row in
      found[try row["id"]] = Extras(
        language: try row["language"], timeZone: try row["time_zone"], employees: try row["employees"],
        churnReason: try row["churn_reason"], churnNote: try row["churn_note"],
        attributes: AccountStore.attributes(try row["attributes"]))
    }
    try tx.forEach("SELECT account_id, tag FROM account_tag WHERE \(which) ORDER BY account_id, tag") {
      found[try $0["account_id"]]?.tags.append(try $0["tag"])
    }
    try tx.forEach("SELECT account_id, domain FROM account_domain WHERE \(which) ORDER BY account_id, domain") {
      found[try $0["account_id"]]?.domains.append(try $0["domain"])
    }
    try tx.forEach(
      """
      SELECT account_id, source, external_id FROM account_external_id
      WHERE \(which) ORDER BY account_id, source, external_id
      """
    ) { row in
      let source: String = try row["source"]
      let id: String = try row["external_id"]
      found[try row["account_id"]]?.externalIDs.append("\(source):\(id)")
    }
    return found
  }
}
