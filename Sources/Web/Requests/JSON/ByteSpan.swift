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

  /// The span's text as it stands, escapes and all.
  public func text(_ span: ByteSpan) -> String { String(decoding: self[span], as: UTF8.self) }
}
