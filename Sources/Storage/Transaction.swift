/// A transaction that is under way: runs statements, synchronously, on one connection.
///
/// Valid only inside the closure of `Database.read` or `write`. After a statement has failed do not go on in the
/// same transaction: PostgreSQL refuses everything until the end.
public final class Transaction {
  public let dialect: Dialect
  let session: any Session

  init(_ session: any Session) {
    self.session = session
    dialect = session.dialect
  }

  /// Runs a statement to its end.
  /// - Returns: how many rows it inserted, changed or deleted.
  @discardableResult
  public func execute(_ sql: SQL) throws -> Int { try session.execute(sql) }

  /// Renews the statistics that the planner goes by: every night, and after much has come in.
  public func renewStatistics() throws {
    for statement in dialect.renewingStatistics(of: try session.tables().map(\.name)) { try execute(statement) }
  }

  /// Every row of the result, decoded.
  public func all<Value>(_ sql: SQL, _ decode: (Row) throws -> Value) throws -> [Value] {
    var values: [Value] = []
    try session.query(sql) { row in
      values.append(try decode(row))
      return true
    }
    return values
  }

  /// The first row of the result, decoded, or nil when there is none.
  public func first<Value>(_ sql: SQL, _ decode: (Row) throws -> Value) throws -> Value? {
    var value: Value?
    try session.query(sql) { row in
      value = try decode(row)
      return false
    }
    return value
  }

  /// Hands every row of the result to `body` in flat memory, however many they are. `body` may run other
  /// statements in this transaction. On PostgreSQL only a SELECT can be streamed (it is read by a cursor).
  public func forEach(_ sql: SQL, _ body: (Row) throws -> Void) throws {
    try session.stream(sql, body)
  }

  /// Inserts many rows the fastest way that the engine has: statements of thousands of rows on SQLite, COPY or
  /// statements of many rows on PostgreSQL. What makes the rows runs no statement itself: COPY is one.
  ///
  /// - Parameters:
  ///   - rows: values in the order of `columns`; taken one by one, so a lazy sequence stays out of memory.
  ///   - onConflict: `ON CONFLICT …` without bound values. With `DO UPDATE` no two rows may have the same key:
  ///     PostgreSQL refuses to change a row twice in one statement.
  /// - Returns: how many rows were inserted or changed.
  @discardableResult
  @inlinable
  public func insert(
    into table: StaticString, columns: [StaticString], rows: some Sequence<[SQLValue]>, onConflict: SQL? = nil
  ) throws -> Int {
    try insert(into: table, columns: columns, of: rows, onConflict: onConflict) { row, buffer in buffer.append(row) }
  }

  /// As above, rows that were made before.
  @discardableResult
  @inlinable
  public func insert(
    into table: StaticString, columns: [StaticString], rows: some Sequence<RowBuffer>, onConflict: SQL? = nil
  ) throws -> Int {
    try insert(into: table, columns: columns, of: rows, onConflict: onConflict) { row, buffer in buffer.append(row) }
  }

  /// As above, a row of each item, to whose values `append` adds them.
  /// - Parameter constants: values that all rows have, by their columns.
  @discardableResult
  @inlinable
  public func insert<Items: Sequence>(
    into table: StaticString, constants: KeyValuePairs<StaticString, SQLValue> = [:], columns: [StaticString],
    of items: Items, onConflict: SQL? = nil, append: (Items.Element, inout RowBuffer) throws -> Void
  ) throws -> Int {
    var items = items.makeIterator()
    return try insert(into: table, constants: constants, columns: columns, onConflict: onConflict) { buffer in
      guard let item = items.next() else { return false }
      try append(item, &buffer)
      return true
    }
  }

  /// As above, row by row until there is no next one. What makes the rows is compiled where they are known: by way
  /// of a protocol each costs a multiple.
  public func insert(
    into table: StaticString, constants: KeyValuePairs<StaticString, SQLValue>, columns: [StaticString],
    onConflict: SQL?, next: (inout RowBuffer) throws -> Bool
  ) throws -> Int {
    let target = InsertTarget(
      table: table.description, constants: constants.map { ($0.key.description, $0.value) },
      columns: columns.map(\.description), onConflict: onConflict)
    return try session.insert(target, next: next)
  }
}
