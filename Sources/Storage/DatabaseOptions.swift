/// How a database is opened. The defaults suit one server process.
public struct DatabaseOptions: Sendable {
  /// Connections that read at the same time: SQLite's readers, all of PostgreSQL's connections. At least 1.
  public var connections = 8
  /// How long a write waits for another process's write (SQLite) or a row lock (PostgreSQL).
  public var busyLimit: Duration = .seconds(5)
  /// How long connecting to PostgreSQL may take; whole seconds, at least 2.
  public var connectLimit: Duration = .seconds(10)
  /// How long one statement may run on PostgreSQL; nil for no limit.
  public var statementLimit: Duration?
  /// The PostgreSQL schema that holds the tables; nil for the server's own setting.
  public var schema: String?
  /// Whether the file is opened for reading only (SQLite).
  public var readOnly = false
  /// SQLite's page cache in KiB: for the writer, and for each reader.
  public var cacheKiB = (writer: 65_536, reader: 8192)

  public init() {}
}
