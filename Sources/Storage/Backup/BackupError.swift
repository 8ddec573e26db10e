/// Why a copy was not made or not taken.
public enum BackupError: Error, Hashable, Sendable {
  /// There is a file at this path already.
  case exists(String)
  /// The file is not a sound database: what the check said.
  case damaged(String)
  /// The database that would be replaced is open in some process.
  case inUse(String)
  /// A server's data is not a file: `pg_dump` makes its backups, `LogicalExport` a portable copy.
  case onServer
  /// The file system refused.
  case file(String)
}

extension BackupError: CustomStringConvertible {
  /// For the person at the command line.
  public var description: String {
    switch self {
    case .exists(let path): "\(path) exists already"
    case .damaged(let reason): "the copy is not a sound database: \(reason)"
    case .inUse(let path): "\(path) is in use: stop the server first"
    case .onServer:
      "the data lives on a PostgreSQL server: use pg_dump for backups, "
        + "or the logical export for a copy that loads into either engine"
    case .file(let reason): reason
    }
  }
}
