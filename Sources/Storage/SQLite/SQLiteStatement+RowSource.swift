internal import GRDBSQLite

extension SQLiteStatement: RowSource {
  func isNull(_ index: Int) -> Bool { type(index) == SQLITE_NULL }

  func integer(_ index: Int) -> Int64? {
    type(index) == SQLITE_INTEGER ? sqlite3_column_int64(handle, CInt(truncatingIfNeeded: index)) : nil
  }

  func real(_ index: Int) -> Double? {
    switch type(index) {
    case SQLITE_FLOAT, SQLITE_INTEGER: sqlite3_column_double(handle, CInt(truncatingIfNeeded: index))
    default: nil
    }
  }

  func bool(_ index: Int) -> Bool? {
    switch integer(index) {
    case 0: false
    case 1: true
    default: nil
    }
  }

  func text(_ index: Int) -> UnsafeRawBufferPointer? {
    guard type(index) == SQLITE_TEXT else { return nil }
    let start = sqlite3_column_text(handle, CInt(truncatingIfNeeded: index))
    return UnsafeRawBufferPointer(start: start, count: count(index))
  }

  func bytes(_ index: Int) -> UnsafeRawBufferPointer? {
    guard type(index) == SQLITE_BLOB else { return nil }
    let start = sqlite3_column_blob(handle, CInt(truncatingIfNeeded: index))
    return UnsafeRawBufferPointer(start: start, count: count(index))
  }

  func value(_ index: Int) -> SQLValue {
    switch type(index) {
    case SQLITE_INTEGER: .integer(sqlite3_column_int64(handle, CInt(truncatingIfNeeded: index)))
    case SQLITE_FLOAT: .real(sqlite3_column_double(handle, CInt(truncatingIfNeeded: index)))
    case SQLITE_TEXT: text(index).map { .text(String(decoding: $0, as: UTF8.self)) } ?? .null
    case SQLITE_BLOB: bytes(index).map { .blob([UInt8]($0)) } ?? .null
    default: .null
    }
  }

  private func type(_ index: Int) -> CInt { sqlite3_column_type(handle, CInt(truncatingIfNeeded: index)) }

  private func count(_ index: Int) -> Int { Int(sqlite3_column_bytes(handle, CInt(truncatingIfNeeded: index))) }
}
