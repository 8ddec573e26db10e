/// One row in which an oddity was seen.
public struct OddityExample: Codable, Hashable, Sendable {
  /// The line of the file, from 1; nil when no single row is meant.
  public let line: Int?
  /// The external id or name of what is odd.
  public let key: String
  /// Further figures, as dates and amounts in plain form.
  public let details: [String: String]

  public init(line: Int?, key: String, details: [String: String] = [:]) {
    self.line = line
    self.key = key
    self.details = details
  }
}
