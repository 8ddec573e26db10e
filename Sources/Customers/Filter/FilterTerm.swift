/// One comparison as it was written: `country:IN,KR`.
public struct FilterTerm: Hashable, Sendable {
  public let field: FilterWord
  public let comparison: FilterOperator
  /// At least one; several mean any of them.
  public let values: [FilterWord]

  public init(_ field: FilterWord, _ comparison: FilterOperator, _ values: [FilterWord]) {
    self.field = field
    self.comparison = comparison
    self.values = values
  }

  /// From the first value's beginning to the last value's end.
  var valuesRange: Range<Int> {
    guard let first = values.first, let last = values.last else { return field.range }
    return first.range.lowerBound..<max(first.range.lowerBound, last.range.upperBound)
  }
}
