import Foundation

/// A thread's connection: opened when first needed, opened again when the server has closed it.
final class PostgresWorker {
  private static let attempts = 8

  private let url: String
  private let options: DatabaseOptions
  private var connection: PostgresConnection?

  init(url: String, options: DatabaseOptions) {
    self.url = url
    self.options = options
  }

  func disconnect() { connection = nil }

  /// Runs `body` in a transaction begun by `begin`; again, after a growing pause, when PostgreSQL asks for it.
  func transact<Result>(_ begin: String, _ body: (Transaction) throws -> Result) throws -> Result {
    for attempt in 1... {
      let session = PostgresSession(try begun(begin))
      do {
        let result = try body(Transaction(session))
        try session.commit()
        return result
      } catch {
        rollBack(session.connection)
        guard session.isWorthAnotherTry, attempt < Self.attempts else { throw error }
        // 1, 2, 4 … 64 ms, each with as much again by chance, so that two opponents do not meet once more.
        let base = 0.001 * Double(1 << (attempt - 1))
        Thread.sleep(forTimeInterval: base + .random(in: 0...base))
      }
    }
    throw DatabaseError.busy
  }

  /// A connection with a transaction begun. A connection that the server has closed in the meantime is replaced:
  /// nothing has been done on it yet.
  private func begun(_ begin: String) throws -> PostgresConnection {
    if let connection, connection.isUsable {
      do {
        try connection.run(begin)
        return connection
      } catch let failure as PostgresFailure {
        self.connection = nil
        guard failure.isDisconnection else { throw failure.databaseError }
      }
    }
    do {
      let new = try PostgresConnection(url: url, options: options)
      try new.run(begin)
      connection = new
      return new
    } catch let failure as PostgresFailure {
      throw failure.databaseError
    }
  }

  /// A connection on which even this fails is given up: it must not carry a transaction into the next work.
  private func rollBack(_ connection: PostgresConnection) {
    _ = try? connection.run("ROLLBACK")
    if !connection.isUsable || connection.isInTransaction { self.connection = nil }
  }
}
