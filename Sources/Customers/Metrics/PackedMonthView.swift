/// The stored bytes of a packed month, read where they lie, without an allocation.
///
/// Valid only as long as the bytes are: use it inside the closure that lends them.
public struct PackedMonthView {
  /// `LocalDate.monthIndex` of the month.
  public let month: Int32
  /// Bit 0 is the first of the month; a set bit has a value.
  public let bitmap: UInt32
  private let bytes: UnsafeRawBufferPointer

  /// Nil for bytes that are not a packed month: a wrong length or a day that the month does not have.
  public init?(month: Int32, bytes: UnsafeRawBufferPointer) {
    guard bytes.count >= 4 else { return nil }
    let bitmap = UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self))
    let days = PackedMonth.dayCount(month: month)
    guard bytes.count == 4 + 8 * bitmap.nonzeroBitCount, bitmap.leadingZeroBitCount >= 32 - days else { return nil }
    self.month = month
    self.bitmap = bitmap
    self.bytes = bytes
  }

  /// How many days have a value.
  public var count: Int { bitmap.nonzeroBitCount }

  /// Calls `body` with day of the month (from 0) and value, in the order of the days.
  @inline(__always)
  public func forEach(_ body: (_ dayIndex: Int, _ value: Double) -> Void) {
    var rest = bitmap
    var offset = 4
    while rest != 0 {
      let bits = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      body(rest.trailingZeroBitCount, Double(bitPattern: bits))
      rest &= rest - 1
      offset += 8
    }
  }
}
