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
    case UInt8(ascii: "\""): .string(text(bytes[try scanner.string()]))
    default: scalar(bytes[try scanner.value(depth: depth)])
    }
  }

  private static func members(
    _ scanner: inout JSONScanner, _ bytes: UnsafeRawBufferPointer, depth: Int
  ) throws -> [String: JSONValue] {
    guard depth < JSONScanner.deepest else { throw JSONScanner.Malformed() }
    var members: [String: JSONValue] = [:]
    try scanner.object { name, scanner in
      members[text(bytes[name])] = try read(&scanner, bytes, depth: depth + 1)
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

  /// What stands between quotes, its escapes resolved.
  private static func text(_ bytes: UnsafeRawBufferPointer) -> String {
    guard bytes.contains(UInt8(ascii: "\\")) else { return String(decoding: bytes, as: UTF8.self) }
    var units: [UInt8] = []
    units.reserveCapacity(bytes.count)
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      guard byte == UInt8(ascii: "\\") else {
        units.append(byte)
        continue
      }
      let kind = bytes[place]
      place += 1
      if kind == UInt8(ascii: "u") {
        units += scalar(at: &place, in: bytes)
      } else {
        units.append(plain[kind] ?? kind)
      }
    }
    return String(decoding: units, as: UTF8.self)
  }

  /// What stands after `\u`, as UTF-8: one unit, or the two halves of a pair.
  private static func scalar(at place: inout Int, in bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var value = unit(at: place, in: bytes)
    place += 4
    if (0xD800...0xDBFF).contains(value) {
      value = 0x10000 + (value - 0xD800) << 10 + (unit(at: place + 2, in: bytes) - 0xDC00)
      place += 6
    }
    return Unicode.Scalar(value).map { Array(UTF8.encode($0) ?? UTF8.encodedReplacementCharacter) } ?? []
  }

  private static func unit(at place: Int, in bytes: UnsafeRawBufferPointer) -> UInt32 {
    bytes[place..<place + 4].reduce(0) { value, digit in
      value << 4 | UInt32(digit <= 0x39 ? digit - 0x30 : (digit | 0x20) - 0x57)
    }
  }

  private static let plain: [UInt8: UInt8] = [
    UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D,
    UInt8(ascii: "t"): 0x09,
  ]
}
