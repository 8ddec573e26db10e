/// Something new with the row that it is inserted as.
///
/// Making a row takes time and needs no transaction: who has many to insert makes the rows of the next transaction
/// while one is under way. A class, since both are of many parts and go from hand to hand.
public final class Prepared<Value: Sendable>: Sendable {
  public let value: Value
  /// In the order of the columns that its store inserts.
  public let row: RowBuffer

  public init(_ value: Value, row: [SQLValue]) {
    self.value = value
    self.row = RowBuffer(row)
  }
}
