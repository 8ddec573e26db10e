/// A hash of 64 bits that is the same in every process and on every machine: FNV-1a, mixed at the end.
///
/// Tells changed rows from unchanged ones; no protection against somebody who wants two rows to collide.
struct StableHash: Sendable {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  /// A hash of the texts, in order.
  static func of(_ texts: [String]) -> Int64 {
    var hash = StableHash()
    for text in texts { hash.add(text) }
    return hash.value
  }

  mutating func add(byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }

  mutating func add(_ number: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) { add(byte: UInt8(truncatingIfNeeded: number >> UInt64(shift))) }
  }

  mutating func add(_ number: Int64) { add(UInt64(bitPattern: number)) }

  /// The text and its end, so that `ab`, `c` is not `a`, `bc`.
  mutating func add(_ text: String) {
    for byte in text.utf8 { add(byte: byte) }
    add(byte: 0xFF)
  }

  var value: Int64 { Int64(bitPattern: bits) }

  /// The finaliser of MurmurHash3.
  var bits: UInt64 {
    var mixed = state
    mixed = (mixed ^ mixed >> 33) &* 0xFF51_AFD7_ED55_8CCD
    mixed = (mixed ^ mixed >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return mixed ^ mixed >> 33
  }
}
