/// Why a schema could not be brought up to date.
public enum MigrationError: Error, Hashable, Sendable {
  /// The database has migrations that this program does not know: a newer program has been here.
  case newerSchema([String])
  /// The text of a migration is not the one that was applied.
  case changed(String)
  /// Two migrations have this id.
  case duplicate(String)
  /// A token in braces that no engine knows.
  case unknownToken(String, migration: String)
  /// A migration's statement was refused; nothing of that migration remains.
  case failed(String, DatabaseError)
}

extension MigrationError: CustomStringConvertible {
  /// For the person at the command line.
  public var description: String {
    switch self {
    case .newerSchema(let ids):
      "the database was made by a newer version of this program (\(ids.joined(separator: ", ")))"
    case .changed(let id): "migration \(id) is not the one that was applied to this database"
    case .duplicate(let id): "two migrations are called \(id)"
    case .unknownToken(let token, let id): "migration \(id) has an unknown token {\(token)}"
    case .failed(let id, let error): "migration \(id) failed: \(error)"
    }
  }
}
