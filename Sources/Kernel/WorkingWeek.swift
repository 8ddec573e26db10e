/// The days of the week on which somebody works; at least one.
public struct WorkingWeek: Hashable, Sendable {
  /// Bit 0 is Monday, bit 6 is Sunday: 1 to 127, as the database has it.
  public let bits: Int

  /// Monday to Friday.
  public static let standard = WorkingWeek(unchecked: 0b001_1111)

  /// - Parameter weekdays: 1 for Monday to 7 for Sunday. Nil for none, or when one is no such day.
  public init?(_ weekdays: some Sequence<Int>) {
    var bits = 0
    for weekday in weekdays {
      guard (1...7).contains(weekday) else { return nil }
      bits |= 1 << (weekday - 1)
    }
    self.init(bits: bits)
  }

  /// Nil unless 1 to 127.
  public init?(bits: Int) {
    guard (1...127).contains(bits) else { return nil }
    self.bits = bits
  }

  private init(unchecked bits: Int) { self.bits = bits }

  /// In order, 1 for Monday to 7 for Sunday.
  public var weekdays: [Int] { (1...7).filter(contains) }

  public func contains(_ weekday: Int) -> Bool { (1...7).contains(weekday) && bits & (1 << (weekday - 1)) != 0 }
}
