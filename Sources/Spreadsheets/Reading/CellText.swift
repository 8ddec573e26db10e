/// The text of a cell as people read it.
enum CellText {
  /// Control characters stand in the format as `_x000D_` (ECMA-376 part 1, 22.9.2.19).
  static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(UInt8(ascii: "_")) else { return String(decoding: bytes, as: UTF8.self) }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var next = bytes.startIndex
    while next < bytes.endIndex {
      if let scalar = escape(bytes[next...].prefix(7)) {
        text.append(contentsOf: UTF8.encode(scalar) ?? .init())
        next += 7
      } else {
        text.append(bytes[next])
        next += 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The text so that what looks like an escape in it is read as it stands.
  static func encoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
    let bytes = Array(text.utf8)
    guard bytes.indices.contains(where: { escape(bytes[$0...].prefix(7)) != nil }) else { return text }
    let encoded = bytes.indices.flatMap { index in
      escape(bytes[index...].prefix(7)) == nil ? [bytes[index]] : Array("_x005F_".utf8)
    }
    return String(decoding: encoded, as: UTF8.self)
  }

  private static func escape(_ bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
    let first = bytes.startIndex
    guard bytes.count == 7, bytes[first] == UInt8(ascii: "_"), bytes[first + 1] == UInt8(ascii: "x"),
      bytes[first + 6] == UInt8(ascii: "_")
    else { return nil }
    let digits = String(decoding: bytes[(first + 2)..<(first + 6)], as: UTF8.self)
    guard digits.utf8.allSatisfy({ UnicodeScalar($0).properties.isASCIIHexDigit }) else { return nil }
    return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
  }
}
