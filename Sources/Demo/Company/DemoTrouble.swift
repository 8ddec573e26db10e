import Kernel

/// A stretch of time in which things go wrong for a customer.
public struct DemoTrouble: Sendable, Equatable {
  public let cause: DemoCause
  public let from: LocalDate
  /// When it is at its worst.
  public let peak: LocalDate
  /// When all is well again; nil when it never was.
  public let ends: LocalDate?
  /// 0 to 1.
  public let severity: Double

  /// How bad it is on `day`, 0 to 1: rising to the peak, and falling from there when it ends.
  func strength(on day: LocalDate) -> Double {
    guard day > from else { return 0 }
    if day <= peak { return severity * Double(day - from) / Double(max(1, peak - from)) }
    guard let ends else { return severity }
    guard day < ends else { return 0 }
    return severity * Double(ends - day) / Double(max(1, ends - peak))
  }
}
