/// The bytes of an upload that is in memory, handed out in pieces.
public struct MemoryByteSource: ByteSource {
  private let bytes: [UInt8]
  private let pieceSize: Int
  private var position = 0

  /// `pieceSize` is in bytes, at least one.
  public init(_ bytes: [UInt8], pieceSize: Int = 256 << 10) {
    self.bytes = bytes
    self.pieceSize = max(1, pieceSize)
  }

  public init(_ text: String, pieceSize: Int = 256 << 10) { self.init(Array(text.utf8), pieceSize: pieceSize) }

  public mutating func next() -> [UInt8] {
    let end = min(bytes.count, position + pieceSize)
    defer { position = end }
    return Array(bytes[position..<end])
  }
}
