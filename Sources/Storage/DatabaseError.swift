/// What a database refused, in terms that are the same on both engines. No text of it may reach a client.
public enum DatabaseError: Error, Hashable, Sendable {
  /// A unique or primary key constraint, by the name that the migration gave it. A constraint without a name
  /// is called what PostgreSQL calls it: `table_pkey`, `table_column_column_key`.
  case unique(constraint: String)
  /// A foreign key; SQLite does not say which.
  case foreignKey(constraint: String?)
  /// A CHECK, by its name.
  case check(constraint: String?)
  /// A NULL where none may be.
  case notNull(column: String)
  /// Somebody else kept the database locked longer than the busy time limit, or took part in one deadlock after
  /// another. Worth another try later.
  case busy
  /// The server or file cannot be reached; when it happened while committing, the outcome is not known.
  case unavailable(String)
  /// The disk (or the quota) is full.
  case full
  /// The file or the server takes no writes, or a read transaction tried to write.
  case readOnly(String)
  /// The statement ran longer than the limit of `DatabaseOptions.statementLimit`.
  case tookTooLong
  /// A column is absent, NULL or of another type than asked for.
  case decoding(table: String?, column: String, wanted: String)
  /// Anything else: a mistake in a statement, a damaged file.
  case other(String)
}
