/// One column of the row on which a statement stands. Valid only inside the closure that got the row.
public struct Cell {
  let source: any RowSource
  let index: Int

  public var isNull: Bool { source.isNull(index) }

  /// The value as the engine keeps it.
  public var value: SQLValue { source.value(index) }

  /// Nil when the cell holds no whole number.
  public var integer: Int64? { source.integer(index) }

  /// Nil when the cell holds no number.
  public var real: Double? { source.real(index) }

  /// Nil when the cell holds no truth value.
  public var bool: Bool? { source.bool(index) }

  /// Nil when the cell holds no text.
  public var text: String? {
    source.text(index).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes of a blob or uuid, not copied, valid until the next row; nil for anything else.
  public var bytes: UnsafeRawBufferPointer? { source.bytes(index) }
}
