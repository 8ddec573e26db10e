/// The row on which a statement of either engine stands. Indices count from 0; pointers live until the next row.
protocol RowSource: AnyObject {
  var columns: ResultColumns { get }

  func isNull(_ index: Int) -> Bool
  func value(_ index: Int) -> SQLValue
  /// Nil when the cell holds no whole number.
  func integer(_ index: Int) -> Int64?
  /// Nil when the cell holds no number.
  func real(_ index: Int) -> Double?
  /// Nil when the cell holds no truth value (on SQLite: neither 0 nor 1).
  func bool(_ index: Int) -> Bool?
  /// The UTF-8 of a text, or nil.
  func text(_ index: Int) -> UnsafeRawBufferPointer?
  /// The bytes of a blob or a uuid, or nil.
  func bytes(_ index: Int) -> UnsafeRawBufferPointer?
}
