import Synchronization

/// A database of either engine: asynchronous outside, synchronous inside a transaction.
///
/// ```swift
/// let count = try await db.read { tx in try tx.value("SELECT count(*) FROM account", as: Int.self) }
/// ```
public final class Database: Sendable {
  public let location: DatabaseLocation
  public let dialect: Dialect
  public let options: DatabaseOptions
  let engine: any Engine
  private let commits = Atomic<Int>(0)
  private let listeners = Mutex<[@Sendable () -> Void]>([])

  init(location: DatabaseLocation, options: DatabaseOptions, engine: any Engine) {
    self.location = location
    self.options = options
    self.engine = engine
    dialect = location.dialect
  }

  /// Opens the file, making it when there is none, or connects to the server to see that it answers.
  /// - Throws: `DatabaseError.unavailable`, `.readOnly`, `.full`, or `.other` for a file that is no database.
  public static func open(
    _ location: DatabaseLocation, options: DatabaseOptions = DatabaseOptions()
  ) async throws -> Database {
    let engine: any Engine =
      switch location {
      case .sqlite(let path): try await SQLiteEngine.open(path: path, options: options)
      case .postgres(let url): try await PostgresEngine.open(url: url, options: options)
      }
    return Database(location: location, options: options, engine: engine)
  }

  /// Runs `body` in a transaction that sees one state of the data throughout and cannot change it.
  public func read<Result: Sendable>(
    _ body: @escaping @Sendable (Transaction) throws -> Result
  ) async throws -> Result {
    try await engine.read(body)
  }

  /// Runs `body` in a transaction, which is committed when `body` returns and rolled back when it throws.
  ///
  /// On PostgreSQL the whole of `body` runs again after a serialisation failure or a deadlock, so it must have
  /// no effect outside the transaction.
  @discardableResult
  public func write<Result: Sendable>(
    _ body: @escaping @Sendable (Transaction) throws -> Result
  ) async throws -> Result {
    let result = try await engine.write(body)
    commits.add(1, ordering: .releasing)
    for listener in listeners.withLock({ $0 }) { listener() }
    return result
  }

  /// Calls `listener` after every write transaction that this process commits here: quick, and for good.
  public func afterCommit(_ listener: @escaping @Sendable () -> Void) {
    listeners.withLock { $0.append(listener) }
  }

  /// How many write transactions this process has committed here: while it stands still, what was read stays
  /// true unless another process writes.
  public var commitCount: Int { commits.load(ordering: .acquiring) }

  /// Whether the database answers a simple question.
  public func answers() async -> Bool {
    let one = try? await read { tx in try tx.value("SELECT 1", as: Int.self) }
    return one == 1
  }

  /// Waits for the transactions under way and closes the connections. Later calls throw `unavailable`.
  public func close() async { await engine.close() }
}
