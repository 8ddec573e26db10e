internal import GRDB
internal import GRDBSQLite

/// A prepared statement of one SQLite connection, stepped through SQLite's C interface: GRDB's own rows cost
/// several times as much (see `Docs/guides/benchmarks.md`). Used on the connection's queue only.
final class SQLiteStatement {
  /// Owns the handle and finalises it.
  private let owner: GRDB.Statement
  let handle: OpaquePointer
  let columns: ResultColumns
  /// True while its rows are being read: a nested use of the same text needs a statement of its own.
  var isRunning = false
  /// Where bound uuids lie until the statement is reset: 16 bytes a parameter.
  private let uuids: UnsafeMutableRawBufferPointer

  init(_ text: String, _ connection: GRDB.Database) throws {
    owner = try connection.makeStatement(sql: SQL.numbered(text, by: "?"))
    let handle = owner.sqliteStatement
    self.handle = handle
    let indices = 0..<sqlite3_column_count(handle)
    columns = ResultColumns(
      names: indices.map { String(cString: sqlite3_column_name(handle, $0)) },
      tables: indices.map { sqlite3_column_table_name(handle, $0).map { String(cString: $0) } })
    let parameters = Int(sqlite3_bind_parameter_count(handle))
    uuids = .allocate(byteCount: 16 * max(1, parameters), alignment: 16)
  }

  deinit { uuids.deallocate() }

  /// Binds the values in order.
  func bind(_ values: [SQLValue]) throws {
    for index in values.indices {
      let code = bind(values[index], at: index)
      guard code == SQLITE_OK else { throw SQLiteFailure.error(of: handle) }
    }
  }

  /// Moves to the next row; false at the end.
  func step() throws -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW:
      columns.startRow()
      return true
    case SQLITE_DONE: return false
    default: throw SQLiteFailure.error(of: handle)
    }
  }

  /// Makes it ready to run again. The code repeats the last failure, which `step` has thrown already.
  func reset() {
    _ = sqlite3_reset(handle)
  }

  /// Makes it ready to run again with other values, and lets go of the last ones.
  func finish() {
    reset()
    sqlite3_clear_bindings(handle)
    isRunning = false
  }

  var isReadOnly: Bool { sqlite3_stmt_readonly(handle) != 0 }

  private func bind(_ value: SQLValue, at index: Int) -> CInt {
    let place = CInt(index + 1)
    switch value {
    case .null: return sqlite3_bind_null(handle, place)
    case .integer(let number): return sqlite3_bind_int64(handle, place, number)
    case .real(let number): return sqlite3_bind_double(handle, place, number)
    case .bool(let flag): return sqlite3_bind_int64(handle, place, flag ? 1 : 0)
    case .text(let text): return bind(text, at: place)
    case .blob(let bytes): return bind(bytes, at: place)
    case .uuid(let high, let low):
      let slot = UnsafeMutableRawBufferPointer(rebasing: uuids[16 * index..<16 * index + 16])
      slot.storeBytes(of: high.bigEndian, as: UInt64.self)
      slot.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
      return sqlite3_bind_blob(handle, place, slot.baseAddress, 16, nil)
    }
  }

  private func bind(_ text: String, at place: CInt) -> CInt {
    var text = text
    return text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        // An empty buffer may have no address, which SQLite would take for NULL.
        sqlite3_bind_text(handle, place, $0.baseAddress ?? Self.empty, CInt($0.count), Self.copied)
      }
    }
  }

  private func bind(_ bytes: [UInt8], at place: CInt) -> CInt {
    guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(handle, place, 0) }
    return bytes.withUnsafeBytes {
      sqlite3_bind_blob(handle, place, $0.baseAddress, CInt(clamping: $0.count), Self.copied)
    }
  }

  /// SQLITE_TRANSIENT: SQLite copies the bytes before the call returns.
  private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

  private static var empty: UnsafePointer<CChar>? {
    StaticString("").withUTF8Buffer { UnsafeRawPointer($0.baseAddress)?.assumingMemoryBound(to: CChar.self) }
  }
}
