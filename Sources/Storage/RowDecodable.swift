/// A struct that reads itself from a row by column name.
public protocol RowDecodable {
  init(row: Row) throws
}

extension Transaction {
  /// Every row of the result as a `Value`.
  public func all<Value: RowDecodable>(_ sql: SQL, as _: Value.Type = Value.self) throws -> [Value] {
    try all(sql) { try Value(row: $0) }
  }

  /// The first row of the result as a `Value`, or nil when there is none.
  public func first<Value: RowDecodable>(_ sql: SQL, as _: Value.Type = Value.self) throws -> Value? {
    try first(sql) { try Value(row: $0) }
  }
}
