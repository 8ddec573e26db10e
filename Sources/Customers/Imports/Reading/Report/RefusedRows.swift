/// The rows of a file that were not imported.
public struct RefusedRows: Codable, Hashable, Sendable {
  /// How many rows were refused.
  public private(set) var total = 0
  /// What was wrong with the first of them.
  public private(set) var problems: [RowProblem] = []

  public static let problemLimit = 1000

  public init() {}

  /// Counts a row and keeps what is wrong with it while there is room.
  public mutating func add(_ refusal: RowRefusal) {
    total += 1
    problems += refusal.problems.prefix(Self.problemLimit - problems.count)
  }
}
