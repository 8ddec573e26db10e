internal import CPostgres

/// Writes values in PostgreSQL's binary form: big-endian numbers, plain bytes, UTF-8.
enum PostgresEncoding {
  /// Appends the value as the server's `type` wants it.
  /// - Returns: false when a value of this kind cannot be a `type`. NULL is not written here.
  static func append(_ value: SQLValue, as type: Oid, to bytes: inout [UInt8]) -> Bool {
    switch value {
    case .null: return false
    case .integer(let number): return append(number, as: type, to: &bytes)
    case .real(let number):
      guard type == PostgresType.float8 else { return false }
      append(number.bitPattern, to: &bytes)
    case .bool(let flag):
      guard type == PostgresType.bool else { return false }
      bytes.append(flag ? 1 : 0)
    case .text(let text):
      guard PostgresType.isText(type) else { return false }
      bytes.append(contentsOf: text.utf8)
    case .blob(let blob):
      guard type == PostgresType.bytea || (type == PostgresType.uuid && blob.count == 16) else { return false }
      bytes.append(contentsOf: blob)
    case .uuid(let high, let low):
      guard type == PostgresType.uuid || type == PostgresType.bytea else { return false }
      append(high, to: &bytes)
      append(low, to: &bytes)
    }
    return true
  }

  static func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
  }

  private static func append(_ number: Int64, as type: Oid, to bytes: inout [UInt8]) -> Bool {
    switch type {
    case PostgresType.int8: append(number, to: &bytes)
    case PostgresType.float8: append(Double(number).bitPattern, to: &bytes)
    case PostgresType.int4:
      guard let small = Int32(exactly: number) else { return false }
      append(small, to: &bytes)
    case PostgresType.int2:
      guard let small = Int16(exactly: number) else { return false }
      append(small, to: &bytes)
    default: return false
    }
    return true
  }
}
