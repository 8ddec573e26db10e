/// The escapes of JSON texts (RFC 8259, section 7), in texts that `JSONScanner` has let through.
enum JSONEscapes {
  /// The UTF-8 of what stands between quotes, its escapes resolved.
  static func resolve(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
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
    return units
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
