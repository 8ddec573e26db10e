/// A stretch of a body's bytes: half the size of a range, for hundreds of thousands at a time.
struct ByteSpan: Sendable, Equatable {
  let start: Int32
  let end: Int32

  init(_ start: Int, _ end: Int) {
    self.start = Int32(truncatingIfNeeded: start)
    self.end = Int32(truncatingIfNeeded: end)
  }

  var count: Int { Int(end - start) }
}

extension UnsafeRawBufferPointer {
  /// The bytes of a span of this body.
  subscript(span: ByteSpan) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: self[Int(span.start)..<Int(span.end)])
  }

  /// The span's text as it stands, escapes and all.
  func text(_ span: ByteSpan) -> String { String(decoding: self[span], as: UTF8.self) }
}
