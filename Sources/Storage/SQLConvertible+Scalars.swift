import Foundation

extension SQLConvertible where Self: FixedWidthInteger {
  public var sqlValue: SQLValue { .integer(Int64(self)) }

  public init?(sqlValue: SQLValue) {
    guard case .integer(let value) = sqlValue else { return nil }
    self.init(exactly: value)
  }

  public init?(cell: Cell) {
    guard let value = cell.integer else { return nil }
    self.init(exactly: value)
  }
}

extension Int: SQLConvertible {}
extension Int64: SQLConvertible {}
extension Int32: SQLConvertible {}

extension Double: SQLConvertible {
  public var sqlValue: SQLValue { .real(self) }

  /// Whole numbers are welcome too: SQLite may answer an expression with either.
  public init?(sqlValue: SQLValue) {
    switch sqlValue {
    case .real(let value): self = value
    case .integer(let value): self = Double(value)
    default: return nil
    }
  }

  public init?(cell: Cell) {
    guard let value = cell.real else { return nil }
    self = value
  }
}

extension Bool: SQLConvertible {
  public var sqlValue: SQLValue { .bool(self) }

  public init?(sqlValue: SQLValue) {
    switch sqlValue {
    case .bool(let value): self = value
    case .integer(0): self = false
    case .integer(1): self = true
    default: return nil
    }
  }

  public init?(cell: Cell) {
    guard let value = cell.bool else { return nil }
    self = value
  }
}

extension String: SQLConvertible {
  public var sqlValue: SQLValue { .text(self) }

  public init?(sqlValue: SQLValue) {
    guard case .text(let value) = sqlValue else { return nil }
    self = value
  }

  public init?(cell: Cell) {
    guard let value = cell.text else { return nil }
    self = value
  }
}

extension [UInt8]: SQLConvertible {
  public var sqlValue: SQLValue { .blob(self) }

  public init?(sqlValue: SQLValue) {
    guard case .blob(let value) = sqlValue else { return nil }
    self = value
  }

  public init?(cell: Cell) {
    guard let bytes = cell.bytes else { return nil }
    self.init(bytes)
  }
}

extension Data: SQLConvertible {
  public var sqlValue: SQLValue { .blob([UInt8](self)) }

  public init?(sqlValue: SQLValue) {
    guard case .blob(let value) = sqlValue else { return nil }
    self.init(value)
  }

  public init?(cell: Cell) {
    guard let bytes = cell.bytes else { return nil }
    self.init(bytes)
  }
}
