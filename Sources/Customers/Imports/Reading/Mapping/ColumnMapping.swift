import Kernel

/// What is done with one column of a file.
public struct ColumnMapping: Hashable, Sendable {
  /// The name as it stands in the header, trimmed; the n-th mapping of a name means the n-th column so named.
  public var column: String
  public var target: ColumnTarget
  /// The currency of an amount that names none.
  public var currency: Currency?

  public init(column: String, target: ColumnTarget, currency: Currency? = nil) {
    self.column = column
    self.target = target
    self.currency = currency
  }
}
