import Kernel

/// Why a score moved between two days, in lines that add up to the change exactly.
public struct ScoreChange: Hashable, Sendable {
  /// The day of the earlier score.
  public let from: LocalDate
  /// The day of the later score.
  public let to: LocalDate
  public let fromScore: Points
  public let toScore: Points
  /// Measures in the later scorecard's order and then those that are gone; re-weighting; exceptions; hold.
  public let lines: [ScoreChangeLine]

  /// How far the score moved: negative when it fell.
  public var total: Points { toScore - fromScore }

  /// Days between the two scores.
  public var days: Int { to - from }

  /// The change from `earlier` to `later`; nil when either has no score.
  ///
  /// With s the normalised weight (weight / Σ weight) and p the points of a measure, Δ(s·p) = s̄·Δp + p̄·Δs,
  /// where the bar is the mean of both days (midpoint decomposition, without a cross term). s̄·Δp is the
  /// measure's own line; p̄·Δs of all measures is the line `coverage`, or `scorecard` when the version changed.
  /// A measure that counted on one day only has no Δp.
  public static func between(_ earlier: Score, _ later: Score) -> ScoreChange? {
    guard let fromScore = earlier.value, let toScore = later.value else { return nil }
    let pairs = Pair.all(earlier, later)
    let lines = measureLines(pairs, earlier, later) + exceptionLines(earlier, later) + holdLines(earlier, later)
    return ScoreChange(from: earlier.day, to: later.day, fromScore: fromScore, toScore: toScore, lines: lines)
  }

  private static func measureLines(_ pairs: [Pair], _ earlier: Score, _ later: Score) -> [ScoreChangeLine] {
    let weights = Weights(pairs)
    let own = pairs.map { weights.performance($0) }
    let shares = Apportionment.shares(
      of: (later.base - earlier.base).millionths,
      numerators: own + [pairs.reduce(0) { $0 + weights.reweighting($1) }], denominator: weights.denominator)
    let kind: ScoreChangeLine.Kind = earlier.scorecardVersion == later.scorecardVersion ? .coverage : .scorecard
    let measures = zip(pairs, shares).map { pair, share in pair.line(share: Points(millionths: share)) }
    let rest = Points(millionths: shares[pairs.count])
    return measures + (rest == .zero ? [] : [ScoreChangeLine(kind: kind, share: rest)])
  }

  private static func exceptionLines(_ earlier: Score, _ later: Score) -> [ScoreChangeLine] {
    let gone = earlier.exceptions.filter { old in !later.exceptions.contains { $0.key == old.key } }
    return (later.exceptions + gone).map(\.key).map { key in
      let before = earlier.exceptions.first { $0.key == key }?.effect
      let after = later.exceptions.first { $0.key == key }?.effect
      return ScoreChangeLine(
        kind: .exception, key: key, share: (after ?? .zero) - (before ?? .zero), fromPoints: before, toPoints: after)
    }
  }

  private static func holdLines(_ earlier: Score, _ later: Score) -> [ScoreChangeLine] {
    guard earlier.hold != later.hold else { return [] }
    return [
      ScoreChangeLine(
        kind: .hold, share: later.hold - earlier.hold, fromPoints: earlier.hold, toPoints: later.hold)
    ]
  }
}

/// One measure on both days.
private struct Pair {
  let key: String
  let before: MeasureResult?
  let after: MeasureResult?

  static func all(_ earlier: Score, _ later: Score) -> [Pair] {
    let now = later.measures.map { new in
      Pair(key: new.key, before: earlier.measures.first { $0.key == new.key }, after: new)
    }
    let gone = earlier.measures.filter { old in !later.measures.contains { $0.key == old.key } }
    return now + gone.map { Pair(key: $0.key, before: $0, after: nil) }
  }

  func line(share: Points) -> ScoreChangeLine {
    ScoreChangeLine(
      kind: .measure, key: key, share: share, fromValue: before?.value, toValue: after?.value,
      fromPoints: before?.points, toPoints: after?.points)
  }
}

/// The normalised weights of both days over one denominator, in integers wide enough for their products.
private struct Weights {
  private let before: Int128
  private let after: Int128

  init(_ pairs: [Pair]) {
    before = pairs.reduce(0) { $0 + Self.counted($1.before) }
    after = pairs.reduce(0) { $0 + Self.counted($1.after) }
  }

  var denominator: Int128 { 2 * before * after }

  /// s̄·Δp over the denominator, in millionths.
  func performance(_ pair: Pair) -> Int128 {
    guard let old = pair.before?.points, let new = pair.after?.points else { return 0 }
    let weight = Self.counted(pair.before) * after + Self.counted(pair.after) * before
    return weight * Int128((new - old).millionths)
  }

  /// p̄·Δs over the denominator, in millionths.
  func reweighting(_ pair: Pair) -> Int128 {
    guard let one = pair.before?.points ?? pair.after?.points, let other = pair.after?.points ?? pair.before?.points
    else { return 0 }
    let weight = Self.counted(pair.after) * before - Self.counted(pair.before) * after
    return weight * Int128((one + other).millionths)
  }

  private static func counted(_ result: MeasureResult?) -> Int128 {
    guard let result, result.points != nil else { return 0 }
    return Int128(result.weight)
  }
}
