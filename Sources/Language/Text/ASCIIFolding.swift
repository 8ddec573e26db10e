/// Folding and sort keys of texts of ASCII alone, byte by byte: what nearly all names of large imports are.
enum ASCIIFolding {
  /// As `TextNormalizer.folded`.
  static func folded(_ text: String, keepsSpaces: Bool) -> String {
    var folded: [UInt8] = []
    folded.reserveCapacity(text.utf8.count)
    var isBehindSpace = false
    for byte in text.utf8 {
      guard let letter = Self.folded(byte) else { continue }
      if letter == space {
        isBehindSpace = keepsSpaces && !folded.isEmpty
        continue
      }
      if isBehindSpace { folded.append(space) }
      isBehindSpace = false
      folded.append(letter)
    }
    return String(decoding: folded, as: UTF8.self)
  }

  /// As `SortKey.make` for readers of English; `limit` is in characters of the folded text.
  static func sortKey(_ text: String, limit: Int) -> String {
    let letters = Array(Self.folded(text, keepsSpaces: true).utf8.prefix(limit))
    var key: [UInt8] = []
    key.reserveCapacity(letters.count + 8)
    var index = 0
    while index < letters.count {
      let letter = letters[index]
      if isDigit(letter) {
        let end = letters[index...].firstIndex { !isDigit($0) } ?? letters.count
        appendNumber(letters[index..<end].drop { $0 == UInt8(ascii: "0") }, to: &key)
        index = end
      } else {
        if (0x61...0x7A).contains(letter) {
          key.append(letter)
        } else if let last = key.last, last != space {
          key.append(space)
        }
        index += 1
      }
    }
    if key.last == space { key.removeLast() }
    return String(decoding: key, as: UTF8.self)
  }

  private static let space = UInt8(ascii: " ")

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// The letter in lower case, any white space as a space; nil for control characters.
  private static func folded(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x41...0x5A: byte + 32
    case 0x09...0x0D, 0x20: space
    case 0..<0x20, 0x7F: nil
    default: byte
    }
  }

  /// How many digits, then the digits: longer numbers are larger.
  private static func appendNumber(_ digits: ArraySlice<UInt8>, to key: inout [UInt8]) {
    let count = digits.count
    key += Array((count < 9 ? "\(count)" : "9\(count / 100)\(count / 10 % 10)\(count % 10)").utf8)
    key += digits
  }
}
