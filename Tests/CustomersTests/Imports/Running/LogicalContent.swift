import Kernel
import Storage

@testable import Customers

/// Everything that imports write, without ids, clocks and runs: equal for databases that say the same.
enum LogicalContent {
  static func lines(_ db: Database, in workspace: ID<Workspace>) async throws -> [String] {
    try await db.read { tx in
      var lines: [String] = []
      for (name, query) in customers(workspace) + facts(workspace) {
        var rows: [String] = []
        try tx.forEach(query) { row in
          rows.append(try row.columnNames.indices.map { try text(row, $0) }.joined(separator: "|"))
        }
        lines += rows.sorted().map { "\(name): \($0)" }
      }
      return lines
    }
  }

  private static func text(_ row: Row, _ index: Int) throws -> String {
    if let text = try? row[index] as String? { return text }
    if let number = try? row[index] as Int64? { return "\(number)" }
    if let number = try? row[index] as Double? { return "\(number)" }
    if let bytes = try? row[index] as [UInt8]? { return bytes.map(String.init).joined(separator: ".") }
    if let flag = try? row[index] as Bool? { return "\(flag)" }
    return "-"
  }

  private static func customers(_ workspace: ID<Workspace>) -> [(String, SQL)] {
    [
      (
        "account",
        """
        SELECT a.name, p.name AS parent, a.stage, a.industry, a.country, a.currency, a.seats, a.customer_since,
          a.churned_on, a.churn_reason, a.attributes
        FROM account a LEFT JOIN account p ON p.workspace_id = a.workspace_id AND p.id = a.parent_id
        WHERE a.workspace_id = \(workspace)
        """
      ),
      (
        "summary",
        """
        SELECT a.name, s.mrr_minor, s.renewal_on, s.last_seen_at FROM account_summary s
        JOIN account a ON a.workspace_id = s.workspace_id AND a.id = s.account_id
        WHERE s.workspace_id = \(workspace)
        """
      ),
      (
        "contact",
        """
        SELECT a.name, c.display_name, e.email, x.role FROM contact c
        JOIN account_contact x ON x.workspace_id = c.workspace_id AND x.contact_id = c.id
        JOIN account a ON a.workspace_id = c.workspace_id AND a.id = x.account_id
        LEFT JOIN contact_email e ON e.workspace_id = c.workspace_id AND e.contact_id = c.id
        WHERE c.workspace_id = \(workspace)
        """
      ),
      (
        "period",
        """
        SELECT a.name, u.plan, p.starts_on, p.ends_on, p.mrr_minor, p.currency FROM subscription_period p
        JOIN subscription u ON u.workspace_id = p.workspace_id AND u.id = p.subscription_id
        JOIN account a ON a.workspace_id = p.workspace_id AND a.id = p.account_id
        WHERE p.workspace_id = \(workspace)
        """
      ),
      (
        "movement",
        """
        SELECT a.name, m.occurred_on, m.kind, m.change_minor, m.mrr_minor FROM mrr_movement m
        JOIN account a ON a.workspace_id = m.workspace_id AND a.id = m.account_id
        WHERE m.workspace_id = \(workspace)
        """
      ),
    ]
  }

  private static func facts(_ workspace: ID<Workspace>) -> [(String, SQL)] {
    [
      (
        "signal",
        """
        SELECT a.name, k.key, s.occurred_at, s.value, s.dimension FROM signal s
        JOIN account a ON a.workspace_id = s.workspace_id AND a.id = s.account_id
        JOIN metric k ON k.workspace_id = s.workspace_id AND k.number = s.metric
        WHERE s.workspace_id = \(workspace)
        """
      ),
      (
        "month",
        """
        SELECT a.name, k.key, m.month, m.days FROM metric_month m
        JOIN account a ON a.workspace_id = m.workspace_id AND a.id = m.account_id
        JOIN metric k ON k.workspace_id = m.workspace_id AND k.number = m.metric
        WHERE m.workspace_id = \(workspace)
        """
      ),
      (
        "flow",
        """
        SELECT k.key, f.day, f.samples FROM metric_flow f
        JOIN metric k ON k.workspace_id = f.workspace_id AND k.number = f.metric
        WHERE f.workspace_id = \(workspace)
        """
      ),
      (
        "event",
        """
        SELECT a.name, e.kind, e.occurred_at, e.payload FROM event e
        JOIN account a ON a.workspace_id = e.workspace_id AND a.id = e.account_id
        WHERE e.workspace_id = \(workspace)
        """
      ),
      ("note", "SELECT body, occurred_at FROM note WHERE workspace_id = \(workspace)"),
      ("key", "SELECT kind, external_id, content_hash FROM import_key WHERE workspace_id = \(workspace)"),
      (
        "waiting",
        """
        SELECT kind, external_id, account_reference, content_hash FROM import_waiting
        WHERE workspace_id = \(workspace)
        """
      ),
    ]
  }
}
