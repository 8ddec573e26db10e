internal import GRDBSQLite

/// The rows of a buffer as a table of one SQLite connection, so that one statement inserts thousands of them:
/// `INSERT … SELECT c0, c1 FROM incoming`.
///
/// An eponymous virtual table (<https://sqlite.org/vtab.html>): it stands in no schema. Used on the connection's queue
/// only.
final class SQLiteIncomingRows {
  /// The columns that it has, and so the most that a row may have.
  static let width = 64

  private let module: UnsafeMutablePointer<Module>

  /// Makes the table known to the connection, whose close lets go of it.
  /// - Throws: `SQLiteFailure`.
  init(_ connection: OpaquePointer) throws {
    module = .allocate(capacity: 1)
    module.initialize(to: Module())
    let functions = UnsafeRawPointer(module).assumingMemoryBound(to: sqlite3_module.self)
    // The last function is called when this fails, too; else when the connection has closed the last table: it may
    // not be made known twice, for then the first one would go while statements still hold its table.
    let code = sqlite3_create_module_v2(connection, "incoming", functions, module) { $0?.deallocate() }
    guard code == SQLITE_OK else { throw SQLiteFailure.error(ofConnection: connection) }
  }

  /// The statement that inserts the rows.
  static func statement(_ target: InsertTarget) -> SQL {
    let values = target.constants.map { _ in String(SQL.marker) } + target.columns.indices.map { "c\($0)" }
    // WHERE keeps the parser from taking ON CONFLICT for the condition of a join.
    let text = "\(target.head) SELECT \(values.joined(separator: ", ")) FROM incoming WHERE true"
    let sql = SQL(trusted: text, values: target.constants.map(\.value))
    return target.onConflict.map { "\(sql) \($0)" } ?? sql
  }

  /// Runs `body`, within which the table has the rows of the buffer.
  func with<Result>(_ buffer: RowBuffer, _ body: () throws -> Result) rethrows -> Result {
    try buffer.withRows { bytes, ends in
      module.pointee.rows = Rows(bytes: bytes, ends: ends)
      defer { module.pointee.rows = Rows() }
      return try body()
    }
  }

  private struct Rows {
    var bytes = UnsafeRawBufferPointer(start: nil, count: 0)
    var ends = UnsafeBufferPointer<Int>(start: nil, count: 0)
  }

  /// What SQLite knows of the table while the connection is open. Begins with the functions.
  private struct Module {
    var functions = SQLiteIncomingRows.functions
    /// What the next statement reads.
    var rows = Rows()
  }

  /// Begins as SQLite wants it to: Swift keeps the order of the members.
  private struct Table {
    var head = sqlite3_vtab()
    let module: UnsafeMutablePointer<Module>
  }

  /// A run over the rows. Values are asked for from left to right; another order costs time alone.
  private struct Cursor {
    var head = sqlite3_vtab_cursor()
    var rows = Rows()
    var row = 0
    /// The number of the next value, and what stands from there.
    var column = 0
    var rest = PackedValues()

    mutating func enter(_ row: Int) {
      self.row = row
      column = 0
      let start = row == 0 ? 0 : rows.ends[row - 1]
      rest = PackedValues(bytes: UnsafeRawBufferPointer(rebasing: rows.bytes[start...]))
    }

    mutating func value(_ wanted: Int) -> PackedValues.Value? {
      if wanted < column { enter(row) }
      while column < wanted {
        _ = rest.next()
        column += 1
      }
      column += 1
      return rest.next()
    }
  }

  private static var functions: sqlite3_module {
    var module = sqlite3_module()
    module.xConnect = { connection, module, _, _, table, _ in
      guard let module = module?.assumingMemoryBound(to: Module.self) else { return SQLITE_MISUSE }
      let columns = (0..<SQLiteIncomingRows.width).map { "c\($0)" }.joined(separator: ", ")
      let code = sqlite3_declare_vtab(connection, "CREATE TABLE incoming (\(columns))")
      guard code == SQLITE_OK else { return code }
      let made = UnsafeMutablePointer<Table>.allocate(capacity: 1)
      made.initialize(to: Table(module: module))
      table?.pointee = UnsafeMutableRawPointer(made).assumingMemoryBound(to: sqlite3_vtab.self)
      return SQLITE_OK
    }
    module.xDisconnect = { table in
      UnsafeMutableRawPointer(table)?.assumingMemoryBound(to: Table.self).deallocate()
      return SQLITE_OK
    }
    module.xBestIndex = { _, _ in SQLITE_OK }
    module.xOpen = { _, cursor in
      let made = UnsafeMutablePointer<Cursor>.allocate(capacity: 1)
      made.initialize(to: Cursor())
      cursor?.pointee = UnsafeMutableRawPointer(made).assumingMemoryBound(to: sqlite3_vtab_cursor.self)
      return SQLITE_OK
    }
    module.xClose = { cursor in
      UnsafeMutableRawPointer(cursor)?.assumingMemoryBound(to: Cursor.self).deallocate()
      return SQLITE_OK
    }
    module.xFilter = { cursor, _, _, _, _ in
      let table = UnsafeMutableRawPointer(cursor?.pointee.pVtab)?.assumingMemoryBound(to: Table.self)
      guard let table, let cursor = SQLiteIncomingRows.cursor(cursor) else { return SQLITE_MISUSE }
      cursor.pointee.rows = table.pointee.module.pointee.rows
      cursor.pointee.enter(0)
      return SQLITE_OK
    }
    module.xNext = { cursor in
      guard let cursor = SQLiteIncomingRows.cursor(cursor) else { return SQLITE_MISUSE }
      cursor.pointee.enter(cursor.pointee.row + 1)
      return SQLITE_OK
    }
    module.xEof = { cursor in
      guard let cursor = SQLiteIncomingRows.cursor(cursor) else { return 1 }
      return cursor.pointee.row < cursor.pointee.rows.ends.count ? 0 : 1
    }
    module.xColumn = { cursor, context, column in
      guard let cursor = SQLiteIncomingRows.cursor(cursor) else { return SQLITE_MISUSE }
      switch cursor.pointee.value(Int(column)) {
      case .null?, nil: sqlite3_result_null(context)
      case .integer(let number): sqlite3_result_int64(context, number)
      case .real(let number): sqlite3_result_double(context, number)
      case .bool(let flag): sqlite3_result_int(context, flag ? 1 : 0)
      // Without a function that frees them the bytes are not copied: they outlive the statement.
      case .text(let bytes):
        sqlite3_result_text(
          context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), CInt(clamping: bytes.count), nil)
      case .blob(let bytes), .uuid(let bytes):
        bytes.isEmpty
          ? sqlite3_result_zeroblob(context, 0)
          : sqlite3_result_blob(context, bytes.baseAddress, CInt(clamping: bytes.count), nil)
      }
      return SQLITE_OK
    }
    module.xRowid = { cursor, row in
      guard let cursor = SQLiteIncomingRows.cursor(cursor) else { return SQLITE_MISUSE }
      row?.pointee = sqlite3_int64(cursor.pointee.row)
      return SQLITE_OK
    }
    return module
  }

  private static func cursor(_ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>?) -> UnsafeMutablePointer<Cursor>? {
    UnsafeMutableRawPointer(cursor)?.assumingMemoryBound(to: Cursor.self)
  }
}
