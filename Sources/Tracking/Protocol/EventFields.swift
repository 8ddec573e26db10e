import Web

/// Where the fields of one event stand in the body that brought it. What the event does not say is nil.
struct EventFields: Sendable {
  var kind: EventKind?
  var messageID: ByteSpan?
  var userID: ByteSpan?
  var anonymousID: ByteSpan?
  var previousID: ByteSpan?
  /// Of a `group` call, or of `context.groupId`: the account in whose name the user acts.
  var groupID: ByteSpan?
  /// A track call's `event`, a page's or screen's `name`.
  var name: ByteSpan?
  /// When it happened by the sender's clock, without quotes.
  var timestamp: ByteSpan?
  /// With its braces.
  var traits: ByteSpan?
  /// With its braces.
  var properties: ByteSpan?
  var whole = ByteSpan(0, 0)

  /// Reads the object at the scanner's place; fields of the wrong type are as if absent, as with Segment.
  init(_ scanner: inout JSONScanner, in bytes: UnsafeRawBufferPointer) throws {
    _ = scanner.peek()
    let start = scanner.place
    try scanner.object { name, scanner in
      try read(bytes[name], &scanner, bytes)
    }
    whole = ByteSpan(start, scanner.place)
  }

  private mutating func read(
    _ field: UnsafeRawBufferPointer, _ scanner: inout JSONScanner, _ bytes: UnsafeRawBufferPointer
  ) throws {
    switch field.count {
    case 4 where StaticString("type").matches(field):
      kind = try Self.text(&scanner).flatMap { EventKind(bytes[$0]) }
    case 4 where StaticString("name").matches(field): name = try Self.text(&scanner) ?? name
    case 5 where StaticString("event").matches(field): name = try Self.text(&scanner) ?? name
    case 6 where StaticString("userId").matches(field): userID = try Self.key(&scanner)
    case 6 where StaticString("traits").matches(field): traits = try Self.object(&scanner)
    case 7 where StaticString("groupId").matches(field): groupID = try Self.key(&scanner) ?? groupID
    case 7 where StaticString("context").matches(field): try readContext(&scanner, bytes)
    case 9 where StaticString("messageId").matches(field): messageID = try Self.key(&scanner)
    case 9 where StaticString("timestamp").matches(field): timestamp = try Self.key(&scanner)
    case 10 where StaticString("properties").matches(field): properties = try Self.object(&scanner)
    case 10 where StaticString("previousId").matches(field): previousID = try Self.key(&scanner)
    case 11 where StaticString("anonymousId").matches(field): anonymousID = try Self.key(&scanner)
    default: try scanner.value()
    }
  }

  private mutating func readContext(_ scanner: inout JSONScanner, _ bytes: UnsafeRawBufferPointer) throws {
    guard scanner.peek() == UInt8(ascii: "{") else { return _ = try scanner.value() }
    try scanner.object { name, scanner in
      if groupID == nil, StaticString("groupId").matches(bytes[name]) {
        groupID = try Self.key(&scanner)
      } else {
        try scanner.value(depth: 1)
      }
    }
  }

  /// A text that is not empty.
  static func text(_ scanner: inout JSONScanner) throws -> ByteSpan? {
    guard scanner.peek() == UInt8(ascii: "\"") else {
      try scanner.value()
      return nil
    }
    let span = try scanner.string()
    return span.count == 0 ? nil : span
  }

  /// A text or a number: ids are sent as both.
  static func key(_ scanner: inout JSONScanner) throws -> ByteSpan? {
    switch scanner.peek() {
    case UInt8(ascii: "\""): return try text(&scanner)
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): return try scanner.value()
    default:
      try scanner.value()
      return nil
    }
  }

  private static func object(_ scanner: inout JSONScanner) throws -> ByteSpan? {
    let isObject = scanner.peek() == UInt8(ascii: "{")
    let span = try scanner.value()
    return isObject ? span : nil
  }
}
