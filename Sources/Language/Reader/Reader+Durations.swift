import Kernel

extension Reader {
  /// A span of time in its one or two largest units: `1 day 3 hours`, `1d 3h` when `short`.
  ///
  /// The rest is cut off; the sign is not written. Under a second it is zero seconds.
  public func duration(_ duration: Duration, short: Bool = false) -> String {
    let seconds = duration.components.seconds.magnitude
    let counts: [(UInt64, TimeUnit)] = [
      (seconds / 86_400, .day), (seconds / 3600 % 24, .hour), (seconds / 60 % 60, .minute), (seconds % 60, .second),
    ]
    guard let first = counts.firstIndex(where: { $0.0 > 0 }) else { return span(0, .second, short: short) }
    return counts[first...].prefix(2).filter { $0.0 > 0 }.map { span($0.0, $0.1, short: short) }
      .joined(separator: " ")
  }

  private func span(_ count: UInt64, _ unit: TimeUnit, short: Bool) -> String {
    if short { return unit.shortSpan(number(count), in: language) }
    let isOne = language == .hindi ? count <= 1 : count == 1
    return unit.span(number(count), isOne: isOne, in: language)
  }
}
