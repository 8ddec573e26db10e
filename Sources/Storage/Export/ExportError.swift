/// Why a logical copy was not written or not loaded. Nothing of a failed import remains.
public enum ExportError: Error, Hashable, Sendable {
  /// The line is not what the format says.
  case malformed(line: Int, reason: String)
  /// The file was written at other migrations than the database has.
  case differentSchema
  /// The database that should receive the data has rows already.
  case notEmpty(table: String)
  /// The file speaks of a table or column that the database does not have.
  case unknown(String)
  /// Another number of rows arrived than was written.
  case wrongCount(table: String, expected: Int, found: Int)
}

extension ExportError: CustomStringConvertible {
  /// For the person at the command line.
  public var description: String {
    switch self {
    case .malformed(let line, let reason): "line \(line): \(reason)"
    case .differentSchema:
      "the file was written by another version of this program: migrate, then export, with one version"
    case .notEmpty(let table): "the database is not empty: \(table) has rows"
    case .unknown(let name): "the database has no \(name)"
    case .wrongCount(let table, let expected, let found): "\(table): \(expected) rows expected, \(found) found"
    }
  }
}
