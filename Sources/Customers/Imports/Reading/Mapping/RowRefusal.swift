/// A row that is not imported, with everything that is wrong with it.
public struct RowRefusal: Error, Hashable, Sendable {
  /// The line of the file on which the row begins, from 1.
  public let line: Int
  public let problems: [RowProblem]

  public init(line: Int, problems: [RowProblem]) {
    self.line = line
    self.problems = problems
  }
}
