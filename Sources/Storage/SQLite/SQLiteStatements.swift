internal import GRDB

/// The prepared statements of one SQLite connection, by their text.
///
/// Confined to the connection's serial queue, which the compiler cannot see: hence unchecked.
final class SQLiteStatements: @unchecked Sendable {
  private static let limit = 400
  private var prepared: [String: SQLiteStatement] = [:]
  private var incomingRows: SQLiteIncomingRows?

  /// The statement of this text, ready to be bound; a fresh one while the prepared one is still running.
  func statement(for text: String, _ connection: GRDB.Database) throws -> SQLiteStatement {
    if let statement = prepared[text] {
      return statement.isRunning ? try SQLiteStatement(text, connection) : statement
    }
    let statement = try SQLiteStatement(text, connection)
    // Lists of different lengths make ever new texts: rather prepare everything again now and then than keep all.
    if prepared.count >= Self.limit { prepared = prepared.filter { $0.value.isRunning } }
    prepared[text] = statement
    return statement
  }

  /// The table of the connection that bulk inserts read, made known to it at the first call.
  func incomingRows(of handle: OpaquePointer) throws -> SQLiteIncomingRows {
    if let incomingRows { return incomingRows }
    let made = try SQLiteIncomingRows(handle)
    incomingRows = made
    return made
  }

  /// Finalises everything, before the connection is closed.
  func removeAll() { prepared.removeAll() }
}
