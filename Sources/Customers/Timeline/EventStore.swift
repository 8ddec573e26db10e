import Foundation
import Kernel
import Storage

/// All SQL about events.
public enum EventStore {
  /// Adds events; one that is there already (by id) stays as it is.
  public static func insert(_ events: some Sequence<Event>, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    try tx.insert(
      into: "event",
      columns: [
        "workspace_id", "id", "account_id", "kind", "occurred_at", "recorded_at", "person_id", "subject_id", "payload",
      ],
      rows: events.lazy.map { event in
        [
          workspace.sqlValue, event.id.sqlValue, event.account?.sqlValue ?? .null, event.kind.sqlValue,
          event.occurredAt.sqlValue, event.recordedAt.sqlValue, event.person?.sqlValue ?? .null,
          event.subject.map { .uuid($0.high, $0.low) } ?? .null,
          .text(AccountStore.attributesText(event.payload)),
        ]
      },
      onConflict: "ON CONFLICT (workspace_id, id) DO NOTHING")
  }

  /// What happened at an account, newest first.
  ///
  /// - Parameters:
  ///   - kinds: only these; all when empty.
  ///   - after: the cursor of the page before.
  public static func timeline(
    of account: ID<Account>, kinds: [EventKind] = [], person: ID<Person>? = nil, from: Timestamp? = nil,
    until: Timestamp? = nil, after: Cursor? = nil, limit: Int, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Page<Event> {
    var conditions: [SQL] = ["workspace_id = \(workspace)", "account_id = \(account)"]
    if !kinds.isEmpty { conditions.append(SQL.contains("kind", kinds)) }
    if let person { conditions.append("person_id = \(person)") }
    if let from { conditions.append("occurred_at >= \(from)") }
    if let until { conditions.append("occurred_at < \(until)") }
    if let after { conditions.append(try behind(after)) }
    let events = try tx.all(
      """
      SELECT * FROM event WHERE \(SQL.all(conditions))
      ORDER BY occurred_at DESC, id DESC LIMIT \(limit + 1)
      """, as: Event.self)
    return Page(events, limit: limit) { Cursor([String($0.occurredAt.milliseconds), $0.id.description]) }
  }

  private static func behind(_ cursor: Cursor) throws(Problem) -> SQL {
    guard cursor.values.count == 2, let moment = cursor.values[0].flatMap(Int64.init),
      let id = cursor.values[1].flatMap(ID<Event>.init)
    else { throw .invalid("/cursor", "notACursor") }
    return "(occurred_at, id) < (\(moment), \(id))"
  }
}

extension Event: RowDecodable {
  public init(row: Row) throws {
    let subject: ID<Event>? = try row["subject_id"]
    self.init(
      id: try row["id"], account: try row["account_id"], kind: try row["kind"], occurredAt: try row["occurred_at"],
      recordedAt: try row["recorded_at"], person: try row["person_id"], subject: subject.map { EventSubject($0) },
      payload: AccountStore.attributes(try row["payload"]))
  }
}
