import Foundation

/// The bytes of a file on disk, read in pieces, so that its size does not matter.
public struct FileByteSource: ByteSource {
  private let handle: FileHandle
  private let pieceSize: Int

  /// Opens the file; `pieceSize` is in bytes.
  public init(path: String, pieceSize: Int = 256 << 10) throws(ByteSourceError) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
      let handle = FileHandle(forReadingAtPath: path)
    else { throw .cannotOpen }
    self.handle = handle
    self.pieceSize = pieceSize
  }

  public mutating func next() throws(ByteSourceError) -> [UInt8] {
    do {
      return [UInt8](try handle.read(upToCount: pieceSize) ?? Data())
    } catch {
      throw .cannotRead
    }
  }
}
