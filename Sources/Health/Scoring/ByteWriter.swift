import Kernel

/// Writes numbers in few bytes: LEB128, the signed ones in zigzag (as in Protocol Buffers' wire format).
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  mutating func byte(_ byte: UInt8) { bytes.append(byte) }

  mutating func unsigned(_ number: Int) { varint(UInt64(bitPattern: Int64(number))) }

  mutating func signed(_ number: Int64) { varint(UInt64(bitPattern: number << 1 ^ number >> 63)) }

  mutating func double(_ number: Double) {
    withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }

  private mutating func varint(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }
}
