/// A short text that is another when one of the texts it was made of is: FNV-1a of 64 bits, the same in every process.
///
/// Tells what changed from what did not; no protection against somebody who wants two to be the same.
public struct TextStamp: Sendable {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  public init(_ texts: [String] = []) {
    for text in texts { add(text) }
  }

  /// The text and its end, so that `ab`, `c` is not `a`, `bc`.
  public mutating func add(_ text: String) {
    for byte in text.utf8 { add(byte) }
    add(0xFF)
  }

  /// Letters and digits only.
  public var text: String { String(state, radix: 36) }

  private mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
}
