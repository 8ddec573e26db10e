import Customers
import Kernel

/// How an account's health moved over the last weeks: what the rules about falls need.
struct HealthPast {
  /// How far back scores are read: thirty days, and a week for days on which nothing was scored.
  static let reach = 37

  /// The day of the present score.
  let day: LocalDate
  let score: Points
  let band: Band
  /// Before that day, oldest first.
  let points: [HealthPoint]

  /// How far the score fell since each of these days back; rises are below zero.
  func falls(_ days: [Int]) -> [WorkFacts.Fall] {
    days.compactMap { back in
      earlier(back).flatMap(\.score).map { WorkFacts.Fall(days: back, points: $0 - score) }
    }
  }

  /// The latest known score that is at least so many days old, and at most a week older.
  func earlier(_ back: Int) -> HealthPoint? {
    points.last { $0.day <= day - back && $0.day > day - back - 7 && $0.band != .grey && $0.score != nil }
  }

  /// The last other band, and since when it has ended. Days without enough data are passed over.
  var earlierBand: WorkFacts.EarlierBand? {
    var began = day
    for point in points.reversed() where point.band != .grey {
      if point.band != band { return WorkFacts.EarlierBand(point.band, endedOn: began) }
      began = point.day
    }
    return nil
  }
}

extension HealthPast {
  /// Whether an account can have fallen at all, by what its summary shows: spares reading the history of most.
  ///
  /// Weekly scores do not know a peak within a week, so neither does the list.
  /// - Parameter limits: the lowest limits of all scorecards of the workspace.
  static func isWorthReading(_ base: WorkFactsStore.Base, smallestFall: Points, limits: BandLimits) -> Bool {
    guard let score = base.score, base.facts.band != .grey else { return false }
    let weeks = base.trend.suffix(6).filter { $0 <= 100 }
    let highest = max(weeks.max().map { Double($0) + 0.5 } ?? 0, score.double)
    if highest - score.double >= smallestFall.double - 0.5 { return true }
    return switch base.facts.band {
    case .red: highest >= limits.amber.double
    case .amber: highest >= limits.green.double
    case .green, .grey: false
    }
  }
}
