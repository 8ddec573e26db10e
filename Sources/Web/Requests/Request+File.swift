import Foundation
import Kernel

extension Request {
  /// Takes the body itself as a file, which goes to a new file in `folder` as it arrives.
  ///
  /// - Parameter limit: the largest file, in bytes; the route's body limit holds as well.
  /// - Throws: 413. A body without a byte gives no file.
  public func file(into folder: String, name: String, limit: Int) async throws -> Multipart {
    let plain = String(MultipartPart.baseName(name).prefix(200))
    var reader = FileReceiver(folder: folder, name: plain.isEmpty ? "file" : plain, limit: limit)
    do {
      try reader.open()
      try await body.forEachChunk { try reader.take(Data($0)) }
      return Multipart(fields: Query(), files: [try reader.finish()].compactMap(\.self))
    } catch {
      reader.discard()
      throw error
    }
  }
}

/// Writes a file as it arrives, up to a size.
struct FileReceiver {
  private let folder: String
  private let name: String
  private let limit: Int
  private let path: String
  private var handle: FileHandle?
  private var size = 0

  init(folder: String, name: String, limit: Int) {
    self.folder = folder
    self.name = name
    self.limit = limit
    path = "\(folder)/\(Base64URL.encode(Sodium.randomBytes(18))).part"
  }

  /// Makes the file, readable by this program's user alone.
  mutating func open() throws {
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
      let handle = FileHandle(forWritingAtPath: path)
    else { throw Problem(status: 503, code: "unavailable", retryAfter: 60) }
    self.handle = handle
  }

  mutating func take(_ bytes: Data) throws {
    size += bytes.count
    guard size <= limit else { throw Problem.tooLarge }
    try handle?.write(contentsOf: bytes)
  }

  /// The file; nil, and nothing on disk, when it is empty.
  mutating func finish() throws -> Multipart.File? {
    try handle?.close()
    handle = nil
    if size > 0 { return Multipart.File(path: path, name: name, size: size) }
    try FileManager.default.removeItem(atPath: path)
    return nil
  }

  mutating func discard() {
    try? handle?.close()
    try? FileManager.default.removeItem(atPath: path)
  }
}
