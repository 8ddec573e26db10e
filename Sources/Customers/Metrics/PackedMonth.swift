import Kernel

/// The values of one account and metric for the days of one month, as kept in one row.
///
/// Bytes: a `UInt32` bitmap (bit 0 = the first of the month), then one `Float64` for each set bit in the order
/// of the days, all little-endian. A full month takes 252 bytes, an empty one 4. Values are finite, so the
/// same values always give the same bytes.
public struct PackedMonth: Sendable, Equatable {
  /// `LocalDate.monthIndex` of the month.
  public let month: Int32
  /// Bit 0 is the first of the month; a set bit has a value.
  public private(set) var bitmap: UInt32
  private var values: [Double]

  /// A month without values.
  public init(month: Int32) {
    self.month = month
    bitmap = 0
    values = []
  }

  /// Reads stored bytes; nil when they are not a packed month.
  public init?(month: Int32, bytes: UnsafeRawBufferPointer) {
    guard let view = PackedMonthView(month: month, bytes: bytes) else { return nil }
    self.init(month: month)
    bitmap = view.bitmap
    values.reserveCapacity(view.count)
    view.forEach { _, value in values.append(value) }
  }

  /// How many days have a value.
  public var count: Int { values.count }
  public var isEmpty: Bool { bitmap == 0 }

  /// The value of a day; nil takes it away. Days of another month read nil and are not written, nor is a
  /// value that is not finite.
  public subscript(day: LocalDate) -> Double? {
    get {
      guard day.monthIndex == month, bitmap & bit(of: day) != 0 else { return nil }
      return values[rank(of: day)]
    }
    set {
      guard day.monthIndex == month, newValue?.isFinite != false else { return }
      set(newValue, on: day)
    }
  }

  /// The days with a value, in order.
  public var days: [LocalDate] {
    let first = Self.firstDay(month: month)
    return (0..<32).filter { bitmap >> UInt32($0) & 1 == 1 }.map { first + $0 }
  }

  /// The form to store.
  public var bytes: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 4 + 8 * values.count) { buffer, count in
      let raw = UnsafeMutableRawBufferPointer(buffer)
      raw.storeBytes(of: bitmap.littleEndian, as: UInt32.self)
      for (index, value) in values.enumerated() {
        raw.storeBytes(of: value.bitPattern.littleEndian, toByteOffset: 4 + 8 * index, as: UInt64.self)
      }
      count = 4 + 8 * values.count
    }
  }

  /// The first day of the month with this index.
  public static func firstDay(month: Int32) -> LocalDate {
    LocalDate(year: Int(month) / 12, month: Int(month) % 12 + 1, day: 1) ?? LocalDate(daysSinceEpoch: 0)
  }

  /// 28 to 31.
  public static func dayCount(month: Int32) -> Int {
    LocalDate.days(in: Int(month) % 12 + 1, of: Int(month) / 12)
  }

  private mutating func set(_ value: Double?, on day: LocalDate) {
    let (index, isPresent) = (rank(of: day), bitmap & bit(of: day) != 0)
    switch (value, isPresent) {
    case (let value?, true): values[index] = value
    case (let value?, false): values.insert(value, at: index)
    case (nil, true): values.remove(at: index)
    case (nil, false): break
    }
    if value == nil { bitmap &= ~bit(of: day) } else { bitmap |= bit(of: day) }
  }

  private func bit(of day: LocalDate) -> UInt32 { 1 << UInt32(day.day - 1) }

  /// How many values stand before that of `day`.
  private func rank(of day: LocalDate) -> Int { (bitmap & (bit(of: day) - 1)).nonzeroBitCount }
}
