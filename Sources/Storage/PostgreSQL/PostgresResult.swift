internal import CPostgres

/// A result of libpq, and the row in it that is being read.
final class PostgresResult {
  let handle: OpaquePointer
  let columns: ResultColumns
  private let types: [Oid]
  private var row: CInt = 0

  init(_ handle: OpaquePointer, columns: ResultColumns, types: [Oid]) {
    self.handle = handle
    self.columns = columns
    self.types = types
  }

  deinit { PQclear(handle) }

  var rowCount: Int { Int(PQntuples(handle)) }

  /// How many rows INSERT, UPDATE or DELETE touched; 0 for other statements.
  var changedRows: Int { Int(String(cString: PQcmdTuples(handle))) ?? 0 }

  func move(to row: Int) {
    self.row = CInt(clamping: row)
    columns.startRow()
  }

  /// The bytes of the result's rows together, for the size of the next portion.
  var byteCount: Int { Int(clamping: PQresultMemorySize(handle)) }

  private func raw(_ index: Int) -> UnsafeRawBufferPointer {
    let column = CInt(truncatingIfNeeded: index)
    return UnsafeRawBufferPointer(start: PQgetvalue(handle, row, column), count: Int(PQgetlength(handle, row, column)))
  }

  private func load<Number: FixedWidthInteger>(_ index: Int, as _: Number.Type) -> Number {
    Number(bigEndian: raw(index).loadUnaligned(as: Number.self))
  }
}

extension PostgresResult: RowSource {
  func isNull(_ index: Int) -> Bool { PQgetisnull(handle, row, CInt(truncatingIfNeeded: index)) == 1 }

  func integer(_ index: Int) -> Int64? {
    switch types[index] {
    case PostgresType.int8: load(index, as: Int64.self)
    case PostgresType.int4: Int64(load(index, as: Int32.self))
    case PostgresType.int2: Int64(load(index, as: Int16.self))
    default: nil
    }
  }

  func real(_ index: Int) -> Double? {
    switch types[index] {
    case PostgresType.float8: Double(bitPattern: load(index, as: UInt64.self))
    case PostgresType.float4: Double(Float(bitPattern: load(index, as: UInt32.self)))
    default: integer(index).map(Double.init)
    }
  }

  func bool(_ index: Int) -> Bool? {
    types[index] == PostgresType.bool ? raw(index).first == 1 : nil
  }

  func text(_ index: Int) -> UnsafeRawBufferPointer? {
    PostgresType.isText(types[index]) ? raw(index) : nil
  }

  func bytes(_ index: Int) -> UnsafeRawBufferPointer? {
    types[index] == PostgresType.bytea || types[index] == PostgresType.uuid ? raw(index) : nil
  }

  func value(_ index: Int) -> SQLValue {
    if isNull(index) { return .null }
    if let number = integer(index) { return .integer(number) }
    if let number = real(index) { return .real(number) }
    if let flag = bool(index) { return .bool(flag) }
    if let text = text(index) { return .text(String(decoding: text, as: UTF8.self)) }
    if types[index] == PostgresType.uuid {
      let raw = raw(index)
      return .uuid(
        UInt64(bigEndian: raw.loadUnaligned(as: UInt64.self)),
        UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
    }
    return .blob([UInt8](raw(index)))
  }
}
