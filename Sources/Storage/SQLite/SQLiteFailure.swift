internal import GRDB
internal import GRDBSQLite

/// A failure as SQLite reports it: extended result code and message.
struct SQLiteFailure: Error {
  let code: CInt
  let message: String

  init(code: CInt, message: String) {
    self.code = code
    self.message = message
  }

  init(_ error: GRDB.DatabaseError) {
    self.init(code: error.extendedResultCode.rawValue, message: error.message ?? "")
  }

  static func error(of statement: OpaquePointer) -> SQLiteFailure {
    guard let connection = sqlite3_db_handle(statement) else { return SQLiteFailure(code: SQLITE_MISUSE, message: "") }
    return error(ofConnection: connection)
  }

  static func error(ofConnection connection: OpaquePointer) -> SQLiteFailure {
    SQLiteFailure(
      code: sqlite3_extended_errcode(connection), message: String(cString: sqlite3_errmsg(connection)))
  }

  /// The failure in terms of both engines.
  func databaseError(named names: SQLiteConstraintNames? = nil) -> any Error {
    switch code & 0xFF {
    case SQLITE_CONSTRAINT: constraint(names)
    case SQLITE_BUSY, SQLITE_LOCKED: DatabaseError.busy
    case SQLITE_FULL: DatabaseError.full
    case SQLITE_READONLY: DatabaseError.readOnly(message)
    case SQLITE_CANTOPEN: DatabaseError.unavailable("the file cannot be opened")
    case SQLITE_IOERR: DatabaseError.unavailable("the file cannot be read or written: \(message)")
    case SQLITE_INTERRUPT: CancellationError()
    case SQLITE_NOTADB, SQLITE_CORRUPT: DatabaseError.other("the file is not a sound database: \(message)")
    default: DatabaseError.other(message)
    }
  }

  private func constraint(_ names: SQLiteConstraintNames?) -> DatabaseError {
    let detail = message.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? message
    return switch SQLiteConstraint(code) {
    case .unique: .unique(constraint: names?.unique(detail) ?? detail)
    case .foreignKey: .foreignKey(constraint: nil)
    case .check: .check(constraint: detail)
    case .notNull: .notNull(column: detail.split(separator: ".").last.map(String.init) ?? detail)
    case nil: .other(message)
    }
  }
}

/// The kinds of constraint in SQLite's extended result codes (`SQLITE_CONSTRAINT | n << 8`: the macros do not
/// reach Swift).
private enum SQLiteConstraint {
  case check, foreignKey, notNull, unique

  init?(_ code: CInt) {
    switch code >> 8 {
    case 1: self = .check
    case 3: self = .foreignKey
    case 5: self = .notNull
    case 6, 8, 10: self = .unique
    default: return nil
    }
  }
}
