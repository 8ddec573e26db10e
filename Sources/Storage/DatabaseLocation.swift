/// Where the data lives: a file, or a PostgreSQL server.
public enum DatabaseLocation: Hashable, Sendable {
  /// A path in the file system.
  case sqlite(String)
  /// `postgres://user@host:port/name?…` as libpq reads it.
  case postgres(String)

  /// Reads `PATH` or `postgres://…`; another scheme or an empty text is `DatabaseError.other`.
  public init(_ text: String) throws(DatabaseError) {
    if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") {
      self = .postgres(text)
    } else if text.isEmpty || text.contains("\0") || text.contains("://") || text.hasPrefix(":") {
      throw .other("a database is a path or a postgres:// URL")
    } else {
      self = .sqlite(text)
    }
  }

  public var dialect: Dialect {
    switch self {
    case .sqlite: .sqlite
    case .postgres: .postgresql
    }
  }
}

extension DatabaseLocation: CustomStringConvertible {
  /// For logs and messages: a URL without its user, password and options.
  public var description: String {
    switch self {
    case .sqlite(let path): return path
    case .postgres(let url):
      let rest = url.split(separator: "://", maxSplits: 1).last ?? ""
      let place = rest.split(separator: "?", maxSplits: 1).first ?? ""
      return "postgres://\(place.split(separator: "@").last ?? "")"
    }
  }
}
