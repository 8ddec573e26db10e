import Kernel

extension ID: SQLConvertible {
  public var sqlValue: SQLValue { .uuid(high, low) }

  public init?(sqlValue: SQLValue) {
    switch sqlValue {
    case .uuid(let high, let low): self.init(high: high, low: low)
    case .blob(let bytes): self.init(bytes: bytes)
    default: return nil
    }
  }

  public init?(cell: Cell) {
    guard let bytes = cell.bytes, bytes.count == 16 else { return nil }
    self.init(
      high: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
      low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
  }
}

/// Milliseconds since 1970 in a `{timestamp}` column.
extension Timestamp: SQLConvertible {
  public var sqlValue: SQLValue { .integer(milliseconds) }

  public init?(sqlValue: SQLValue) {
    guard case .integer(let value) = sqlValue else { return nil }
    self.init(milliseconds: value)
  }

  public init?(cell: Cell) {
    guard let value = cell.integer else { return nil }
    self.init(milliseconds: value)
  }
}

/// Days since 1970 in a `{date}` column.
extension LocalDate: SQLConvertible {
  public var sqlValue: SQLValue { .integer(Int64(daysSinceEpoch)) }

  public init?(sqlValue: SQLValue) {
    guard let days = Int32(sqlValue: sqlValue) else { return nil }
    self.init(daysSinceEpoch: days)
  }

  public init?(cell: Cell) {
    guard let days = Int32(cell: cell) else { return nil }
    self.init(daysSinceEpoch: days)
  }
}

/// Millionths of a point in a `{bigint}` column.
extension Points: SQLConvertible {
  public var sqlValue: SQLValue { .integer(millionths) }

  public init?(sqlValue: SQLValue) {
    guard case .integer(let value) = sqlValue else { return nil }
    self.init(millionths: value)
  }

  public init?(cell: Cell) {
    guard let value = cell.integer else { return nil }
    self.init(millionths: value)
  }
}

/// The ISO 4217 code in a `{text}` column.
extension Currency: SQLConvertible {
  public var sqlValue: SQLValue { .text(code) }

  public init?(sqlValue: SQLValue) {
    guard case .text(let code) = sqlValue else { return nil }
    self.init(code)
  }
}

extension LanguageCode: SQLConvertible {}
