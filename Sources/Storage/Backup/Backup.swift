import Foundation

/// Copies of an SQLite database as one file each.
public enum Backup {
  /// Writes a consistent copy while the database is in use. It appears at `path` only when it is complete, has
  /// been opened and found sound, and is on disk.
  /// - Throws: `BackupError`, `DatabaseError`.
  public static func make(of db: Database, at path: String) async throws {
    guard case .sqlite(let source) = db.location else { throw BackupError.onServer }
    try await copy(source, to: path, replacing: false)
  }

  /// Puts a copy of the backup `file` in the place of a database that no process has open.
  /// - Parameter replacing: whether a database that is at `path` may go. It goes at the moment when the copy is
  ///   complete and sound, not before.
  /// - Throws: `BackupError`, `DatabaseError`.
  public static func restore(_ file: String, to path: String, replacing: Bool = false) async throws {
    guard FileManager.default.fileExists(atPath: file) else { throw BackupError.file("\(file) does not exist") }
    try await copy(file, to: path, replacing: replacing)
  }

  private static func copy(_ source: String, to path: String, replacing: Bool) async throws {
    let exists = FileManager.default.fileExists(atPath: path)
    guard replacing || !exists else { throw BackupError.exists(path) }
    let draft = DraftFile(for: path)
    defer { draft.remove() }
    try await SQLiteCopy.write(source, to: draft.path)
    try await SQLiteCopy.verify(draft.path)
    if exists { try await SQLiteCopy.settle(path) }
    try draft.publish(replacing: replacing)
  }
}
