/// Crockford's base 32 (https://www.crockford.com/base32.html) for 128-bit values, in lowercase.
enum Base32 {
  private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  private static let values: [UInt8] = {
    var table = [UInt8](repeating: 255, count: 256)
    for (value, character) in alphabet.enumerated() { table[Int(character)] = UInt8(value) }
    return table
  }()

  /// 26 characters, the first of which carries three bits, so that text sorts as the bytes do.
  static func encode(high: UInt64, low: UInt64) -> String {
    String(unsafeUninitializedCapacity: 26) { buffer in
      var high = high
      var low = low
      for index in stride(from: 25, through: 0, by: -1) {
        buffer[index] = alphabet[Int(low & 31)]
        low = low >> 5 | (high & 31) << 59
        high >>= 5
      }
      return 26
    }
  }

  /// The value of 26 characters; nil when one is not of the alphabet or the value is over 128 bits.
  static func decode(_ characters: some Collection<UInt8>) -> (high: UInt64, low: UInt64)? {
    guard characters.count == 26, let first = characters.first, values[Int(first)] < 8 else { return nil }
    var high: UInt64 = 0
    var low: UInt64 = 0
    for character in characters {
      let value = values[Int(character)]
      guard value < 32 else { return nil }
      high = high << 5 | low >> 59
      low = low << 5 | UInt64(value)
    }
    return (high, low)
  }
}
