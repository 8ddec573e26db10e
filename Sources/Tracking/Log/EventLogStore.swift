import Kernel
import Storage

/// All SQL of the log: what came in, in the order in which it was acknowledged.
enum EventLogStore {
  /// A body of the log.
  struct Entry: Sendable {
    let number: Int64
    let source: ID<TrackingSource>
    let receivedAt: Timestamp
    let kind: EventKind?
    let bytes: [UInt8]
    /// A bit for each event that does not count; empty before it has been counted.
    let leftOut: [UInt8]
  }

  /// How far the log goes and how far it has been counted.
  struct Tail: Sendable, Equatable {
    let last: Int64
    let counted: Int64
    let nextRun: Int64
  }

  /// Adds bodies of one workspace, in their order.
  static func append(_ bodies: [LoggedBody], in workspace: ID<Workspace>, _ tx: Transaction) throws {
    let count = Int64(bodies.count)
    let last: Int64? = try tx.value(
      """
      INSERT INTO tracking_tail (workspace_id, last_number, counted_number, next_run)
      VALUES (\(workspace), \(count), 0, 1)
      ON CONFLICT (workspace_id) DO UPDATE SET last_number = tracking_tail.last_number + excluded.last_number
      RETURNING last_number
      """)
    let first = (last ?? count) - count + 1
    try tx.insert(
      into: "tracking_body",
      columns: ["workspace_id", "number", "source_id", "received_at", "kind", "events", "body"],
      rows: bodies.enumerated().lazy.map { place, body in
        [
          workspace.sqlValue, .integer(first + Int64(place)), body.source.sqlValue, body.receivedAt.sqlValue,
          body.kind.map { .text($0.word.description) } ?? .null, body.events.sqlValue, .blob(body.bytes),
        ]
      })
  }

  /// The workspaces in whose logs something waits.
  static func waiting(_ tx: Transaction) throws -> [ID<Workspace>] {
    try tx.values("SELECT workspace_id FROM tracking_tail WHERE counted_number < last_number ORDER BY workspace_id")
  }

  /// Lets nobody else count until the transaction ends. A row of its own, so that what comes in does not wait.
  static func lockCounting(in workspace: ID<Workspace>, _ tx: Transaction) throws {
    try tx.execute(
      """
      INSERT INTO tracking_counter (workspace_id) VALUES (\(workspace))
      ON CONFLICT (workspace_id) DO UPDATE SET workspace_id = excluded.workspace_id
      """)
  }

  static func tail(of workspace: ID<Workspace>, _ tx: Transaction) throws -> Tail? {
    try tx.first(
      "SELECT last_number, counted_number, next_run FROM tracking_tail WHERE workspace_id = \(workspace)"
    ) { row in
      Tail(last: try row["last_number"], counted: try row["counted_number"], nextRun: try row["next_run"])
    }
  }

  /// The bodies behind `number`, up to `last`, until they are `most` bytes together; at least one.
  static func entries(
    after number: Int64, upTo last: Int64, most: Int, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [Entry] {
    var (entries, size): ([Entry], Int) = ([], 0)
    try tx.forEach(
      """
      SELECT number, source_id, received_at, kind, body, left_out FROM tracking_body
      WHERE workspace_id = \(workspace) AND number > \(number) AND number <= \(last)
      ORDER BY number LIMIT 4000
      """
    ) { row in
      guard entries.isEmpty || size < most else { return }
      let entry = try entry(row)
      size += entry.bytes.count
      entries.append(entry)
    }
    return entries
  }

  private static func entry(_ row: Row) throws -> Entry {
    let kind: String? = try row["kind"]
    let leftOut: [UInt8]? = try row["left_out"]
    return Entry(
      number: try row["number"], source: try row["source_id"], receivedAt: try row["received_at"],
      kind: kind.flatMap { word in EventKind.allCases.first { $0.word.description == word } }, bytes: try row["body"],
      leftOut: leftOut ?? [])
  }

  /// The youngest bodies of a source, youngest first.
  static func youngest(
    _ count: Int, of source: ID<TrackingSource>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [Entry] {
    try tx.all(
      """
      SELECT number, source_id, received_at, kind, body, left_out FROM tracking_body
      WHERE workspace_id = \(workspace) AND source_id = \(source) ORDER BY number DESC LIMIT \(count)
      """, entry)
  }

  /// Notes that everything up to `number` has been counted.
  static func advance(
    to number: Int64, nextRun: Int64, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      UPDATE tracking_tail SET counted_number = \(number), next_run = \(nextRun) WHERE workspace_id = \(workspace)
      """)
  }

  /// Notes which events of a body do not count.
  static func note(
    _ number: Int64, repeated: Int, refused: Int, leftOut: [UInt8], in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      UPDATE tracking_body SET repeated = \(repeated), refused = \(refused), left_out = \(leftOut)
      WHERE workspace_id = \(workspace) AND number = \(number)
      """)
  }
}
