import Foundation
import Kernel
import Storage

/// All SQL about events.
public enum EventStore {
  /// Takes an event back.
  static func delete(_ id: ID<Event>, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    try tx.execute("DELETE FROM event WHERE workspace_id = \(workspace) AND id = \(id)")
  }

  /// An event, to be inserted.
  static func prepared(_ event: Event, in workspace: ID<Workspace>) -> Prepared<Event> {
    Prepared(
      event,
      row: [
        workspace.sqlValue, event.id.sqlValue, event.account?.sqlValue ?? .null, event.kind.sqlValue,
        event.occurredAt.sqlValue, event.recordedAt.sqlValue, event.person?.sqlValue ?? .null,
        event.subject.map { .uuid($0.high, $0.low) } ?? .null, .text(AccountStore.attributesText(event.payload)),
      ])
  }

  /// Adds events; one that is there already (by id) stays as it is.
  public static func insert(_ events: some Sequence<Event>, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    try insert(events.map { prepared($0, in: workspace) }, tx)
  }

  /// Adds events as above.
  static func insert(_ events: [Prepared<Event>], _ tx: Transaction) throws {
    try tx.insert(
      into: "event",
      columns: [
        "workspace_id", "id", "account_id", "kind", "occurred_at", "recorded_at", "person_id", "subject_id", "payload",
      ],
      rows: events.lazy.map(\.row),
      onConflict: "ON CONFLICT (workspace_id, id) DO NOTHING")
  }

  /// What happened at an account, newest first.
  ///
  /// Several kinds are asked for one by one and merged, so that each walks its part of an index and stops.
  public static func timeline(
    _ query: TimelineQuery, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Page<Event> {
    let kinds = query.kinds.isEmpty ? [nil] : Set(query.kinds).map(Optional.some)
    var events = try kinds.flatMap { try tx.all(try statement(query, $0, in: workspace), as: Event.self) }
    if kinds.count > 1 { events.sort { ($0.occurredAt, $0.id) > ($1.occurredAt, $1.id) } }
    return Page(events, limit: query.limit) {
      Cursor([String($0.occurredAt.milliseconds), $0.id.description])
    }
  }

  /// - Parameter kind: any when nil.
  static func statement(
    _ query: TimelineQuery, _ kind: EventKind?, in workspace: ID<Workspace>
  ) throws(Problem) -> SQL {
    var conditions: [SQL] = ["workspace_id = \(workspace)", "account_id = \(query.account)"]
    if let kind { conditions.append("kind = \(kind)") }
    if let person = query.person { conditions.append("person_id = \(person)") }
    if let from = query.from { conditions.append("occurred_at >= \(from)") }
    if let until = query.until { conditions.append("occurred_at < \(until)") }
    if let known = query.knownAt { conditions.append("recorded_at <= \(known)") }
    if let after = query.after { conditions.append(try behind(after)) }
    return """
      SELECT * FROM event WHERE \(SQL.all(conditions))
      ORDER BY occurred_at DESC, id DESC LIMIT \(query.limit + 1)
      """
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
