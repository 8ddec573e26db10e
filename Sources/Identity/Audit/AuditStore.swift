import Foundation
import Kernel
import Storage

/// All SQL about the audit log. Nothing in the program changes or deletes a line.
enum AuditStore {
  static func insert(_ tx: Transaction, _ workspace: ID<Workspace>, _ entry: AuditEntry) throws {
    try tx.execute(
      """
      INSERT INTO audit
        (workspace_id, id, recorded_at, actor_kind, actor_person_id, token_name, action, subject, details)
      VALUES (\(workspace), \(entry.id), \(entry.recordedAt), \(entry.actor.kind), \(entry.actor.person),
        \(entry.actor.tokenName), \(entry.action.rawValue), \(entry.subject), \(try stored(entry.details)))
      """)
  }

  /// One page, the newest first.
  static func page(
    _ tx: Transaction, _ workspace: ID<Workspace>, _ filter: AuditFilter, after cursor: Cursor?, limit: Int
  ) throws -> Page<AuditEntry> {
    var conditions: [SQL] = ["workspace_id = \(workspace)"]
    if let person = filter.person { conditions.append("actor_person_id = \(person)") }
    if let action = filter.action { conditions.append("action = \(action.rawValue)") }
    if let from = filter.from { conditions.append("recorded_at >= \(from)") }
    if let until = filter.until { conditions.append("recorded_at < \(until)") }
    if let (moment, id) = try place(cursor) { conditions.append("(recorded_at, id) < (\(moment), \(id))") }
    let rows = try tx.all(
      """
      SELECT id, recorded_at, actor_kind, actor_person_id, token_name, action, subject, details
      FROM audit WHERE \(SQL.all(conditions)) ORDER BY recorded_at DESC, id DESC LIMIT \(limit + 1)
      """, entry)
    return Page(rows, limit: limit) { Cursor([$0.recordedAt.description, $0.id.description]) }
  }

  private static func place(_ cursor: Cursor?) throws -> (Timestamp, ID<AuditEntry>)? {
    guard let cursor else { return nil }
    guard cursor.values.count == 2, let moment = cursor.values[0].flatMap({ Timestamp($0) }),
      let id = cursor.values[1].flatMap({ ID<AuditEntry>($0) })
    else { throw Problem.invalid("/cursor", "notACursor") }
    return (moment, id)
  }

  private static func entry(_ row: Row) throws -> AuditEntry {
    let details: String = try row["details"]
    return AuditEntry(
      id: try row["id"], recordedAt: try row["recorded_at"],
      actor: AuditEntry.Author(
        kind: try row["actor_kind"], person: try row["actor_person_id"], tokenName: try row["token_name"]),
      action: AuditAction(rawValue: try row["action"]), subject: try row["subject"],
      details: (try? JSONDecoder().decode([String: String].self, from: Data(details.utf8))) ?? [:])
  }

  private static func stored(_ details: [String: String]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(details), as: UTF8.self)
  }
}

extension AuditEntry.Author {
  fileprivate var kind: String {
    switch self {
    case .person: "person"
    case .token: "token"
    case .system: "system"
    }
  }

  fileprivate var tokenName: String? { if case .token(let name, _) = self { name } else { nil } }

  fileprivate init(kind: String, person: ID<Person>?, tokenName: String?) {
    switch (kind, person) {
    case ("person", let person?): self = .person(person)
    case ("token", let person): self = .token(name: tokenName ?? "", person: person)
    default: self = .system
    }
  }
}
