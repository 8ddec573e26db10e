import Kernel
import Storage

/// All SQL about whether an account's page would look different by now.
enum AccountStampStore {
  /// Another text whenever the account, its timeline (in which every action leaves an event), its summary or what a
  /// panel watches is another.
  ///
  /// - Throws: 404 when the account is absent or invisible.
  static func stamp(_ id: ID<Account>, panels: [AccountPanel], for actor: Actor, _ tx: Transaction) throws -> String {
    let workspace = actor.workspace
    let account = try tx.first(
      """
      SELECT a.version, s.mrr_minor, s.renewal_on, s.last_seen_at,
        (SELECT count(*) FROM event e WHERE e.workspace_id = \(workspace) AND e.account_id = \(id)) AS events
      FROM account a LEFT JOIN account_summary s ON s.workspace_id = a.workspace_id AND s.account_id = a.id
      WHERE a.workspace_id = \(workspace) AND a.id = \(id) AND \(AccountAccess.visible(to: actor))
      """
    ) {
      let numbers: [Int64?] = [
        try $0["version"], try $0["events"], try $0["mrr_minor"], try $0["renewal_on"], try $0["last_seen_at"],
      ]
      return numbers.map { $0.map(String.init) ?? "" }
    }
    guard let account else { throw Problem.notFound }
    let watched = try panels.compactMap { try $0.stamp?(id, workspace, tx) }
    return TextStamp(account + watched).text
  }
}
