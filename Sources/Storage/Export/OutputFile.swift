import Foundation

/// A new file that is written in large portions. Only its owner may read it.
final class OutputFile {
  private static let portion = 262_144

  private let descriptor: Int32
  private let path: String
  private var buffer: [UInt8] = []
  private var isOpen = true

  init(_ path: String) throws {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw DraftFile.failure(path) }
  }

  deinit { if isOpen { _ = Foundation.close(descriptor) } }

  func write(_ line: ExportLine) throws {
    buffer += try line.encoded()
    try flush(atLeast: Self.portion)
  }

  func write(_ row: Row) throws {
    ExportRow.append(row, to: &buffer)
    try flush(atLeast: Self.portion)
  }

  /// Writes what is left; throws what the file system reports at the end.
  func close() throws {
    try flush(atLeast: 1)
    isOpen = false
    guard Foundation.close(descriptor) == 0 else { throw DraftFile.failure(path) }
  }

  private func flush(atLeast limit: Int) throws {
    guard buffer.count >= limit else { return }
    try buffer.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { throw DraftFile.failure(path) }
        rest = rest.dropFirst(count)
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
