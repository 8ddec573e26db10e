import Customers
import Kernel

/// A table of scores and outcomes: a row a case.
public struct ScoreFile: Sendable {
  public let outcomes: [ScoredOutcome]
  /// Rows without a score: nothing was said of them.
  public let withoutScore: Int

  /// What makes such a table unusable.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    case unreadable
    case noColumn(String, among: [String])
    case notAScore(line: Int, String)
    case notAnOutcome(line: Int, String)
    case badRow(line: Int)

    public var description: String {
      switch self {
      case .unreadable: "the file cannot be read as a table"
      case .noColumn(let name, let all): "there is no column \(name); there are \(all.joined(separator: ", "))"
      case .notAScore(let line, let text): "line \(line): \(text) is not a score"
      case .notAnOutcome(let line, let text):
        "line \(line): \(text) is not an outcome; it is 1 or 0, true or false, yes or no"
      case .badRow(let line): "line \(line) cannot be read"
      }
    }
  }

  /// Reads a file of separated values or a workbook.
  ///
  /// - Parameters:
  ///   - score: the name of the column of scores: numbers with a decimal point; empty where there is none.
  ///   - outcome: the name of the column that says whether it happened.
  /// - Throws: `Failure`; nothing is left out silently.
  public init(path: String, score: String, outcome: String) throws {
    do {
      try self.init(TableFile(path: path), score: score, outcome: outcome)
    } catch is ByteSourceError {
      throw Failure.unreadable
    }
  }

  private init(_ table: TableFile, score: String, outcome: String) throws {
    let header = try table.preview().header
    func place(_ name: String) throws -> Int {
      guard let place = header.firstIndex(of: name) else { throw Failure.noColumn(name, among: header) }
      return place
    }
    let (scorePlace, outcomePlace) = (try place(score), try place(outcome))
    var outcomes: [ScoredOutcome] = []
    var withoutScore = 0
    try table.forEachRow { row in
      if row.problem != nil { throw Failure.badRow(line: row.line) }
      let text = row.trimmed(scorePlace)
      guard !text.isEmpty else {
        withoutScore += 1
        return
      }
      guard let score = Double(text), score.isFinite else { throw Failure.notAScore(line: row.line, text) }
      outcomes.append(ScoredOutcome(score: score, happened: try Self.happened(row.trimmed(outcomePlace), row.line)))
    }
    self.outcomes = outcomes
    self.withoutScore = withoutScore
  }

  private static func happened(_ text: String, _ line: Int) throws -> Bool {
    switch text.lowercased() {
    case "1", "true", "yes": true
    case "0", "false", "no": false
    default: throw Failure.notAnOutcome(line: line, text.isEmpty ? "\"\"" : text)
    }
  }
}
