extension Transaction {
  /// The first column of the first row: counts, sums, a single value. Nil when there is no row or it is NULL.
  public func value<Value: SQLConvertible>(_ sql: SQL, as _: Value.Type = Value.self) throws -> Value? {
    let found: Value?? = try first(sql) { row in try row[0] as Value? }
    return found ?? nil
  }

  /// The first column of every row.
  public func values<Value: SQLConvertible>(_ sql: SQL, as _: Value.Type = Value.self) throws -> [Value] {
    try all(sql) { try $0[0] }
  }

  /// Whether the query has a row.
  public func exists(_ sql: SQL) throws -> Bool {
    try first(sql) { _ in true } ?? false
  }
}
