import Foundation

extension JSONValue {
  /// Reads RFC 8259; nil for text that is not JSON, for lone surrogates, and for nesting beyond 64. Of members of one
  /// name the last one counts.
  public init?(parsing bytes: [UInt8]) {
    let value = bytes.withUnsafeBytes { buffer -> JSONValue? in
      guard JSONScanner.isUTF8(buffer) else { return nil }
      var scanner = JSONScanner(buffer)
      guard let value = try? Self.read(&scanner, buffer, depth: 0), (try? scanner.end()) != nil else { return nil }
      return value
    }
    guard let value else { return nil }
    self = value
  }

  private static func read(
    _ scanner: inout JSONScanner, _ bytes: UnsafeRawBufferPointer, depth: Int
  ) throws -> JSONValue {
    switch scanner.peek() {
    case UInt8(ascii: "{"): .object(try members(&scanner, bytes, depth: depth))
    case UInt8(ascii: "["): .array(try items(&scanner, bytes, depth: depth))
    case UInt8(ascii: "\""): .string(bytes.text(try scanner.string()))
    default: scalar(bytes[try scanner.value(depth: depth)])
    }
  }

  private static func members(
    _ scanner: inout JSONScanner, _ bytes: UnsafeRawBufferPointer, depth: Int
  ) throws -> [String: JSONValue] {
    guard depth < JSONScanner.deepest else { throw JSONScanner.Malformed() }
    var members: [String: JSONValue] = [:]
    try scanner.object { name, scanner in
      members[bytes.text(name)] = try read(&scanner, bytes, depth: depth + 1)
    }
    return members
  }

  private static func items(
    _ scanner: inout JSONScanner, _ bytes: UnsafeRawBufferPointer, depth: Int
  ) throws -> [JSONValue] {
    guard depth < JSONScanner.deepest else { throw JSONScanner.Malformed() }
    var items: [JSONValue] = []
    try scanner.array { scanner in items.append(try read(&scanner, bytes, depth: depth + 1)) }
    return items
  }

  /// A word or a number that the scanner has let through.
  private static func scalar(_ bytes: UnsafeRawBufferPointer) -> JSONValue {
    switch bytes.first {
    case UInt8(ascii: "t"): .bool(true)
    case UInt8(ascii: "f"): .bool(false)
    case UInt8(ascii: "n"): .null
    default: JSONNumber(bytes).decimal.map { .number($0) } ?? .hugeNumber
    }
  }
}
