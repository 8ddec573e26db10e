internal import GRDB
internal import GRDBSQLite
import Synchronization

/// Copies what was committed from the write-ahead log into the file: on a connection and a thread of its own, while the
/// next transaction is under way, so that a commit waits for the log alone.
///
/// The log begins anew only when nothing is left to copy as a transaction begins, and transactions that follow each
/// other closely leave no such moment: a commit that finds the log long waits until all of it is copied.
final class SQLiteCheckpoints: Sendable {
  /// Pages of 4 KiB in the log from which it is copied.
  private static let copied = 4000
  /// Pages in the log from which the commit waits: 128 MiB, which is also what the log keeps on disk.
  static let awaited = 32_768

  private let queue: DatabaseQueue
  private let isCopying = Atomic<Bool>(false)

  /// Watches the commits of a connection.
  /// - Parameter writer: is kept only until `stop`.
  init(of writer: GRDB.Database, path: String, _ configuration: Configuration) throws {
    queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    let me = Unmanaged.passUnretained(self).toOpaque()
    sqlite3_wal_hook(
      writer.sqliteConnection,
      { me, _, _, pages in
        guard let me else { return SQLITE_OK }
        Unmanaged<SQLiteCheckpoints>.fromOpaque(me).takeUnretainedValue().committed(log: Int(pages))
        return SQLITE_OK
      }, me)
  }

  /// Ends watching.
  func stop(_ writer: GRDB.Database) {
    sqlite3_wal_hook(writer.sqliteConnection, nil, nil)
  }

  /// Closes the connection, after a copy that is under way. The last connection of all that may write copies the rest of
  /// the log and removes it.
  func close() {
    try? queue.close()
  }

  /// What is committed is safe in the log: a copy that fails (a full disk, another process at it) is tried again behind
  /// the next commit.
  private func committed(log pages: Int) {
    switch pages {
    case ..<Self.copied: break
    case ..<Self.awaited:
      guard !isCopying.exchange(true, ordering: .relaxed) else { return }
      queue.asyncWriteWithoutTransaction { connection in
        _ = try? connection.checkpoint()
        self.isCopying.store(false, ordering: .relaxed)
      }
    default: queue.writeWithoutTransaction { _ = try? $0.checkpoint() }
    }
  }
}
