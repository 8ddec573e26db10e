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
    for some in externalIDs.filledChunks(of: chunk) {
      try tx.forEach(
        """
        SELECT external_id, account_id FROM account_external_id
        WHERE workspace_id = \(workspace) AND source = \(source) AND \(SQL.contains("external_id", some))
        """
      ) { lookups.accountsByID[try $0["external_id"]] = try $0["account_id"] }
    }
    for some in domains.filledChunks(of: chunk) {
      try tx.forEach(
        """
        SELECT domain, account_id FROM account_domain
        WHERE workspace_id = \(workspace) AND \(SQL.contains("domain", some))
        """
      ) { lookups.accountsByDomain[try $0["domain"]] = try $0["account_id"] }
    }
    for some in names.filledChunks(of: chunk) {
      try tx.forEach(
        """
        SELECT name_folded, id FROM account
        WHERE workspace_id = \(workspace) AND \(SQL.contains("name_folded", some))
        """
      ) { lookups.accountsByName[try $0["name_folded"], default: []].append(try $0["id"]) }
    }
  }

  /// The contacts of these ids of a source and mail addresses.
  static func contacts(
    externalIDs: [String], emails: [String], source: String, into lookups: inout ImportLookups,
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    for some in externalIDs.filledChunks(of: chunk) {
      try tx.forEach(
        """
        SELECT external_id, contact_id FROM contact_external_id
        WHERE workspace_id = \(workspace) AND source = \(source) AND \(SQL.contains("external_id", some))
        """
      ) { lookups.contactsByID[try $0["external_id"]] = try $0["contact_id"] }
    }
    for some in emails.filledChunks(of: chunk) {
      try tx.forEach(
        """
        SELECT email, contact_id FROM contact_email
        WHERE workspace_id = \(workspace) AND \(SQL.contains("email", some))
        """
      ) { lookups.contactsByEmail[try $0["email"]] = try $0["contact_id"] }
    }
  }
}
