import Kernel

/// Reads what `ByteWriter` wrote, without trusting it.
struct ByteReader {
  private let bytes: UnsafeRawBufferPointer
  private var offset = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var isAtEnd: Bool { offset == bytes.count }

  mutating func byte() throws(Score.Unreadable) -> UInt8 {
    guard offset < bytes.count else { throw Score.Unreadable() }
    defer { offset += 1 }
    return bytes[offset]
  }

  mutating func unsigned() throws(Score.Unreadable) -> Int {
    guard let number = Int(exactly: try varint()), number <= Int(Int32.max) else { throw Score.Unreadable() }
    return number
  }

  mutating func signed() throws(Score.Unreadable) -> Int64 {
    let number = try varint()
    return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
  }

  mutating func double() throws(Score.Unreadable) -> Double {
    guard offset + 8 <= bytes.count else { throw Score.Unreadable() }
    defer { offset += 8 }
    return Double(bitPattern: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
  }

  /// Points within a million of zero, so that sums of them cannot overflow.
  mutating func points() throws(Score.Unreadable) -> Points {
    let millionths = try signed()
    guard millionths.magnitude <= 1_000_000_000_000 else { throw Score.Unreadable() }
    return Points(millionths: millionths)
  }

  /// A day written as days since 1970-01-01.
  mutating func day() throws(Score.Unreadable) -> LocalDate {
    LocalDate(daysSinceEpoch: Int32(truncatingIfNeeded: try signed()))
  }

  /// A day written as days before `day`.
  mutating func day(before day: LocalDate) throws(Score.Unreadable) -> LocalDate {
    LocalDate(daysSinceEpoch: day.daysSinceEpoch &- Int32(truncatingIfNeeded: try signed()))
  }

  private mutating func varint() throws(Score.Unreadable) -> UInt64 {
    var (number, shift): (UInt64, UInt64) = (0, 0)
    while shift < 64 {
      let byte = try byte()
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
    throw Score.Unreadable()
  }
}
