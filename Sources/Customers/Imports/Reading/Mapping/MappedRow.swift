/// A row whose values were read by type.
public struct MappedRow: Codable, Hashable, Sendable {
  /// The line of the file on which the row begins, from 1.
  public let line: Int
  /// The values of the fields; a field without a value is absent.
  public internal(set) var values: FieldValues
  /// The values of the metrics by key, in a file of usage.
  public internal(set) var metrics: [String: Double]
  /// The values of custom attributes by key.
  public internal(set) var attributes: [String: ImportValue]

  public init(
    line: Int, values: FieldValues = [:], metrics: [String: Double] = [:],
    attributes: [String: ImportValue] = [:]
  ) {
    self.line = line
    self.values = values
    self.metrics = metrics
    self.attributes = attributes
  }
}
