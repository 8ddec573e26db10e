/// The row on which a statement stands. Valid only inside the closure that got it: copy values, not the row.
///
/// ```swift
/// let id: ID<Account> = try row["id"]
/// let note: String? = try row["note"]
/// ```
public struct Row {
  let source: any RowSource

  /// The column's value; a NULL or another type is `DatabaseError.decoding`, which names table, column and type.
  public subscript<Value: SQLConvertible>(name: StaticString) -> Value {
    get throws { try required(try place(of: name)) }
  }

  /// The column's value, nil for NULL; another type is `DatabaseError.decoding`.
  public subscript<Value: SQLConvertible>(name: StaticString) -> Value? {
    get throws { try optional(try place(of: name)) }
  }

  /// The column at a place, counted from 0, for statements whose columns the program has put together.
  public subscript<Value: SQLConvertible>(index: Int) -> Value {
    get throws { try required(try checked(index)) }
  }

  /// The column at a place, counted from 0, or nil for NULL.
  public subscript<Value: SQLConvertible>(index: Int) -> Value? {
    get throws { try optional(try checked(index)) }
  }

  /// The column of a name that is not a literal.
  public func value<Value: SQLConvertible>(named name: String, as _: Value.Type = Value.self) throws -> Value? {
    guard let index = source.columns.index(of: name) else {
      throw DatabaseError.decoding(table: nil, column: name, wanted: "a column of this name")
    }
    return try optional(index)
  }

  /// The names of the columns, left to right.
  public var columnNames: [String] { source.columns.names }

  /// Reads a blob in place, without copying it; nil for NULL. The pointer is valid only inside the closure.
  public func withBlob<Result>(
    _ name: StaticString, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result? {
    let index = try place(of: name)
    if source.isNull(index) { return nil }
    guard let bytes = source.bytes(index) else { throw mismatch(index, wanted: "blob") }
    return try body(bytes)
  }

  /// Reads a text's UTF-8 in place, without copying it; nil for NULL. Valid only inside the closure.
  public func withText<Result>(
    _ name: StaticString, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result? {
    let index = try place(of: name)
    if source.isNull(index) { return nil }
    guard let bytes = source.text(index) else { throw mismatch(index, wanted: "text") }
    return try body(bytes)
  }

  func place(of name: StaticString) throws -> Int {
    guard let index = source.columns.index(of: name) else {
      throw DatabaseError.decoding(table: nil, column: name.description, wanted: "a column of this name")
    }
    return index
  }

  private func checked(_ index: Int) throws -> Int {
    guard source.columns.names.indices.contains(index) else {
      throw DatabaseError.decoding(table: nil, column: "number \(index)", wanted: "a column at this place")
    }
    return index
  }

  private func required<Value: SQLConvertible>(_ index: Int) throws -> Value {
    guard !source.isNull(index), let value = Value(cell: Cell(source: source, index: index)) else {
      throw mismatch(index, wanted: "\(Value.self)")
    }
    return value
  }

  private func optional<Value: SQLConvertible>(_ index: Int) throws -> Value? {
    if source.isNull(index) { return nil }
    guard let value = Value(cell: Cell(source: source, index: index)) else {
      throw mismatch(index, wanted: "\(Value.self)?")
    }
    return value
  }

  func mismatch(_ index: Int, wanted: String) -> DatabaseError {
    .decoding(table: source.columns.tables[index], column: source.columns.names[index], wanted: wanted)
  }
}
