import Web

/// A body of the tracking protocol, read: one event, or the events of a batch.
struct EventBody: Sendable {
  /// Why a body is refused whole.
  enum Failure: Error {
    case malformed
    /// An event of more than 32 KB, which stands at this place of the batch.
    case eventTooLarge(Int)
  }

  /// The most bytes of one event (Segment, "HTTP API": max request size).
  static let mostOfOne = 32 * 1024
  /// The most bytes of a batch.
  static let mostOfBatch = 500 * 1024

  var events: [EventFields] = []
  /// When the sender sent it, by the sender's clock.
  var sentAt: ByteSpan?
  /// Scripts in pages send the key in the body, because `sendBeacon` has no headers.
  var writeKey: ByteSpan?

  /// Reads a body.
  /// - Parameter kind: what the path says each event is; nil for a batch, whose events say it themselves.
  init(_ bytes: UnsafeRawBufferPointer, kind: EventKind?) throws(Failure) {
    guard JSONScanner.isUTF8(bytes) else { throw .malformed }
    do {
      var scanner = JSONScanner(bytes)
      if let kind { try readOne(&scanner, bytes, kind) } else { try readBatch(&scanner, bytes) }
      try scanner.end()
    } catch {
      throw .malformed
    }
    for (place, event) in events.enumerated() where event.whole.count > Self.mostOfOne {
      throw .eventTooLarge(place)
    }
  }

  private mutating func readOne(
    _ scanner: inout JSONScanner, _ bytes: UnsafeRawBufferPointer, _ kind: EventKind
  ) throws {
    var event = try EventFields(&scanner, in: bytes)
    event.kind = kind
    var second = JSONScanner(bytes)
    try second.object { name, scanner in try readEnvelope(bytes[name], &scanner) }
    events = [event]
  }

  private mutating func readBatch(_ scanner: inout JSONScanner, _ bytes: UnsafeRawBufferPointer) throws {
    var hasBatch = false
    try scanner.object { name, scanner in
      guard StaticString("batch").matches(bytes[name]) else { return try readEnvelope(bytes[name], &scanner) }
      hasBatch = true
      events.reserveCapacity(bytes.count / 250)
      try scanner.array { scanner in events.append(try EventFields(&scanner, in: bytes)) }
    }
    guard hasBatch else { throw JSONScanner.Malformed() }
  }

  private mutating func readEnvelope(_ name: UnsafeRawBufferPointer, _ scanner: inout JSONScanner) throws {
    if StaticString("sentAt").matches(name) {
      sentAt = try EventFields.key(&scanner)
    } else if StaticString("writeKey").matches(name) {
      writeKey = try EventFields.text(&scanner)
    } else {
      try scanner.value()
    }
  }
}
