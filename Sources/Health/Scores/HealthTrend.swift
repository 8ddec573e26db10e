import Kernel

/// The last thirteen weeks of a score, a number a week: the week's latest score, nil for a week without one.
///
/// Weeks begin on Monday, so that the trend of a day follows from that of the day before.
enum HealthTrend {
  static let weeks = 13

  /// The trend with the score of `day` after the trend that ended on `before`.
  static func moved(_ trend: [Int?], from before: LocalDate?, to day: LocalDate, score: Points?) -> [Int?] {
    let rounded = score.map { Int($0.double.rounded()) }
    guard let before, !trend.isEmpty else { return [rounded] }
    let passed = week(of: day) - week(of: before)
    guard passed >= 0 else { return trend }
    var moved = trend
    if passed == 0 { moved.removeLast() }
    moved += Array(repeating: nil, count: min(weeks, max(0, passed - 1)))
    moved.append(rounded)
    return Array(moved.suffix(weeks))
  }

  /// The trend of scores in the order of their days.
  static func made(of scores: [(day: LocalDate, score: Points?)], endingOn day: LocalDate) -> [Int?] {
    var trend: [Int?] = []
    var last: LocalDate?
    for (scored, score) in scores {
      trend = moved(trend, from: last, to: scored, score: score)
      last = scored
    }
    guard let last else { return [] }
    let silent = week(of: day) - week(of: last)
    return Array((trend + Array(repeating: nil, count: min(weeks, max(0, silent)))).suffix(weeks))
  }

  /// Counts Mondays; days before the year 1 do not occur.
  private static func week(of day: LocalDate) -> Int { (Int(day.daysSinceEpoch) + 3 + 7 * 110_000) / 7 }
}
