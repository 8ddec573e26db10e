/// What was used on a day or at a moment.
public struct UsageRow: Hashable, Sendable {
  /// The line of the file, from 1.
  public let line: Int
  public let externalID: String?
  public let account: AccountReference?
  /// The external id of the subscription that leads to the account.
  public let subscription: String?
  public let occurred: ImportMoment
  /// The part of the product, as a feature.
  public let dimension: String?
  /// At least one value, by the metric's key.
  public let metrics: [String: Double]
  /// Custom attributes by key.
  public let attributes: [String: ImportValue]

  /// Throws when a value is missing without which the row says nothing.
  public init(mapped row: MappedRow) throws(RowRefusal) {
    line = row.line
    externalID = row.text(.externalId)
    account = row.account
    subscription = row.text(.subscription)
    occurred = try row.require(row.moment(.occurred), .occurred)
    dimension = row.text(.dimension)
    metrics = try row.require(row.usageMetrics, .value)
    attributes = row.attributes
  }
}

extension MappedRow {
  /// The values of the metric columns, or of the pair of metric and value.
  fileprivate var usageMetrics: [String: Double]? {
    if !metrics.isEmpty { return metrics }
    guard let metric = text(.metric), let value = number(.value) else { return nil }
    let key = HeaderName.key(metric)
    return key.isEmpty ? nil : [key: value]
  }
}
