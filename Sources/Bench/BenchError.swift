/// Why a benchmark could not be run.
public enum BenchError: Error, Equatable, CustomStringConvertible {
  /// The database has no workspace of this name.
  case notSeeded(String)
  /// The server did not answer, or not as it should.
  case unexpected(String)

  public var description: String {
    switch self {
    case .notSeeded(let name): "The database has no workspace \"\(name)\": run saathi bench seed first."
    case .unexpected(let what): "The benchmark stopped: \(what)."
    }
  }
}
