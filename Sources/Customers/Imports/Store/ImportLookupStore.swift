import Kernel
import Language
import Storage

/// SQL that finds what many rows mean in a few statements.
enum ImportLookupStore {
  /// Lists in statements have this length, so that there is one statement to prepare.
  private static let chunk = 200

  /// The accounts of these ids of a source, domains and folded names.
  static func accounts(
    externalIDs: [String], domains: [String], names: [String], source: String, into lookups: inout ImportLookups,
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    let ids: SQL = "account_external_id WHERE workspace_id = \(workspace) AND source = \(source)"
    try forEach(externalIDs, "external_id", "account_id", of: ids, tx) { lookups.accountsByID[$0] = $1 }
    try forEach(domains, "domain", "account_id", of: "account_domain WHERE workspace_id = \(workspace)", tx) {
      lookups.accountsByDomain[$0] = $1
    }
    try forEach(names, "name_folded", "id", of: "account WHERE workspace_id = \(workspace)", tx) {
      lookups.accountsByName[$0, default: []].append($1)
    }
  }

  /// The contacts of these ids of a source and mail addresses.
  static func contacts(
    externalIDs: [String], emails: [String], source: String, into lookups: inout ImportLookups,
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    let ids: SQL = "contact_external_id WHERE workspace_id = \(workspace) AND source = \(source)"
    try forEach(externalIDs, "external_id", "contact_id", of: ids, tx) { lookups.contactsByID[$0] = $1 }
    try forEach(emails, "email", "contact_id", of: "contact_email WHERE workspace_id = \(workspace)", tx) {
      lookups.contactsByEmail[$0] = $1
    }
  }

  /// Hands over those of the texts that a column has, with the ids beside them.
  /// - Parameter rows: `table WHERE …`, of which an index has the column next.
  private static func forEach<Subject>(
    _ texts: [String], _ column: SQL, _ id: SQL, of rows: SQL, _ tx: Transaction,
    _ body: (String, ID<Subject>) -> Void
  ) throws {
    for some in try tx.candidates(texts, in: column, of: rows).filledChunks(of: chunk) {
      try tx.forEach("SELECT \(column), \(id) FROM \(rows) AND \(SQL.contains(column, some))") {
        body(try $0[0], try $0[1])
      }
    }
  }
}
