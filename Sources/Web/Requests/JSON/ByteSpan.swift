/// A stretch of a body's bytes: half the size of a range, for hundreds of thousands at a time.
public struct ByteSpan: Sendable, Equatable {
  public let start: Int32
  public let end: Int32

  @inlinable
  public init(_ start: Int, _ end: Int) {
    self.start = Int32(truncatingIfNeeded: start)
    self.end = Int32(truncatingIfNeeded: end)
  }

  public var count: Int { Int(end - start) }
}

extension UnsafeRawBufferPointer {
  /// The bytes of a span of this body.
  public subscript(span: ByteSpan) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: self[Int(span.start)..<Int(span.end)])
  }

  /// What the text of a span says, or of a number as it is written.
  public func text(_ span: ByteSpan) -> String { withText(span) { String(decoding: $0, as: UTF8.self) } }

  /// Hands over the UTF-8 of what the text of a span says: in place, unless it has escapes.
  public func withText<Result>(_ span: ByteSpan, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    let bytes = self[span]
    guard bytes.contains(UInt8(ascii: "\\")) else { return try body(bytes) }
    return try JSONEscapes.resolve(bytes).withUnsafeBytes(body)
  }
}
