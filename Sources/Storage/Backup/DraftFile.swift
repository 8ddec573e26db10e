import Foundation

/// A file that is written beside its final place and takes its name when it is complete.
struct DraftFile {
  let path: String
  private let target: String

  init(for target: String) {
    self.target = target
    path = "\(target).\(UInt32.random(in: .min ... .max)).partial"
  }

  /// Brings it to disk and gives it its name, in one step; only its owner may read it.
  /// - Throws: `BackupError.exists` when somebody else was faster and `replacing` is false.
  func publish(replacing: Bool) throws {
    guard chmod(path, 0o600) == 0 else { throw Self.failure(path) }
    try Self.synchronise(path)
    if replacing {
      guard rename(path, target) == 0 else { throw Self.failure(target) }
    } else {
      // Unlike rename, link refuses to overwrite.
      guard link(path, target) == 0 else {
        throw errno == EEXIST ? BackupError.exists(target) : Self.failure(target)
      }
      unlink(path)
    }
    try Self.synchronise(URL(fileURLWithPath: target).deletingLastPathComponent().path)
  }

  /// Removes what is left of it after a failure, with SQLite's companions.
  func remove() {
    for suffix in ["", "-journal", "-wal", "-shm"] { unlink(path + suffix) }
  }

  private static func synchronise(_ path: String) throws {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure(path) }
  }

  static func failure(_ path: String) -> any Error {
    if errno == ENOSPC || errno == EDQUOT { return DatabaseError.full }
    return BackupError.file("\(path): \(String(cString: strerror(errno)))")
  }
}
