/// What is wrong with a row of a file, and where.
public struct RowProblem: Error, Codable, Hashable, Sendable {
  /// The line of the file, from 1.
  public let line: Int
  /// The name of the column as it stands in the header; nil when the row as a whole is meant.
  public let column: String?
  public let code: RowProblemCode
  /// What the words of the catalogue name in braces.
  public let arguments: [String: String]

  public init(line: Int, column: String? = nil, code: RowProblemCode, arguments: [String: String] = [:]) {
    self.line = line
    self.column = column
    self.code = code
    self.arguments = arguments
  }
}
