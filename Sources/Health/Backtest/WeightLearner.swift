import Foundation
import Kernel

/// Learns weights from the cases of a back-test: a logistic regression of the loss on the points that are missing to
/// 100, whose slopes, none below zero, are the weights.
///
/// How they fare is told of accounts they were not learnt from: each part of the accounts is judged by weights from the
/// others, whose penalty is chosen among those others alone (nested cross-validation: M. Stone, Journal of the Royal
/// Statistical Society B 36 (1974), 111–147).
struct WeightLearner {
  /// Penalties a case to choose from, the strongest first, which wins where two do as well.
  static let penalties = [0.1, 0.01, 0.001, 1e-4, 1e-5]

  private let measures: [Measure]
  private let outcomes: [ScoredOutcome]
  private let points: MeasuredPoints
  let folds: WeightFolds
  /// The measures that tell any case from another.
  private let told: [Int]
  private let table: LogisticFit.Table
  /// The present weights as they are, in hundredths.
  private let weights: [Int]
  /// The same, 10,000 in all.
  private let present: [Int]
  /// The fits without some parts, one a penalty.
  private var fits: [Set<Int>: [LogisticFit]] = [:]

  /// Nil where there is nothing to learn from.
  init?(_ card: Scorecard, _ outcomes: [ScoredOutcome], _ points: MeasuredPoints) {
    let told = card.measures.indices.filter(points.differs)
    guard !told.isEmpty, let folds = WeightFolds(outcomes) else { return nil }
    measures = card.measures
    self.outcomes = outcomes
    self.points = points
    self.folds = folds
    self.told = told
    var table = LogisticFit.Table(width: told.count, happened: outcomes.map(\.happened))
    table.values.reserveCapacity(outcomes.count * told.count)
    for row in outcomes.indices {
      for measure in told { table.values.append((100 - points.points[row * points.width + measure]) / 100) }
    }
    self.table = table
    let weights = card.measures.map { $0.weightHundredths ?? 0 }
    self.weights = weights
    guard told.contains(where: { weights[$0] > 0 }) else { return nil }
    let all = Double(weights.reduce(0, +))
    present = Self.hundredths(weights.map { Double($0) / all })
  }

  /// Nil when no measure gets any weight.
  ///
  /// - Parameter progress: hears of each step.
  mutating func suggestion(progress: () async throws -> Void) async throws -> WeightSuggestion? {
    let parts = Set(0..<folds.count)
    try await learn(without: [], progress)
    for one in parts.sorted() {
      for other in parts.sorted() where other >= one { try await learn(without: [one, other], progress) }
    }
    guard let weights = weights(judging: nil) else { return nil }
    // Where nothing can be suggested everything stays as it is.
    let ofParts = parts.sorted().map { self.weights(judging: $0) ?? self.weights }
    let suggested = spread { points.score(of: $0, weights: ofParts[folds.ofCases[$0]]) }
    let before = spread { points.score(of: $0, weights: self.weights) }
    let difference = suggested - before
    let half = difference.half ?? 1
    let (low, high) = (difference.area - half, difference.area + half)
    return WeightSuggestion(
      measures: measures.indices.map { weighed($0, weights[$0]) }, present: WeightSuggestion.Area(before),
      suggested: WeightSuggestion.Area(suggested), difference: difference.area, differenceLow: max(-1, low),
      differenceHigh: min(1, high), verdict: low > 0 ? .better : high < 0 ? .worse : .noBetter, folds: folds.count)
  }

  private mutating func learn(without parts: Set<Int>, _ progress: () async throws -> Void) async throws {
    let rows = folds.rows(without: parts)
    var path: [LogisticFit] = []
    for penalty in Self.penalties {
      path.append(LogisticFit(table, rows: rows, penalty: penalty * Double(rows.count), from: path.last))
      // Requests want the processor as well.
      await Task.yield()
      try Task.checkCancellation()
    }
    fits[parts] = path
    try await progress()
  }

  /// The weights with which a part is judged, learnt without it; with nil from everything. Nil when all would be 0.
  ///
  /// Those of which the past tells nothing keep theirs, and the others share the rest.
  func weights(judging part: Int?) -> [Int]? {
    guard let path = fits[part.map { [$0] } ?? []] else { return nil }
    let slopes = path[penalty(judging: part)].slopes
    let sum = slopes.reduce(0, +)
    guard sum > 0 else { return nil }
    var shares = present.map { Double($0) / 10_000 }
    let free = told.reduce(0) { $0 + shares[$1] }
    for (place, measure) in told.enumerated() { shares[measure] = free * slopes[place] / sum }
    return Self.hundredths(shares)
  }

  /// The place of the penalty whose fits held best what became of accounts that they were not learnt from.
  private func penalty(judging part: Int?) -> Int {
    var losses = Self.penalties.map { _ in 0.0 }
    for other in 0..<folds.count where other != part {
      let rows = folds.rows(of: other)
      for (place, fit) in (fits[part.map { [$0, other] } ?? [other]] ?? []).enumerated() {
        losses[place] += fit.loss(table, rows)
      }
    }
    return losses.indices.min { losses[$0] < losses[$1] } ?? 0
  }

  private func weighed(_ measure: Int, _ weight: Int) -> WeightSuggestion.Weighed {
    let isTold = told.contains(measure)
    let alone = isTold ? alone(measure) : nil
    let note: WeightSuggestion.Note? =
      !isTold ? .untold : weight > 0 ? nil : (alone ?? 0.5) < 0.5 ? .wrongWay : .addsNothing
    return WeightSuggestion.Weighed(
      key: measures[measure].key, present: Decimal(present[measure]) / 100, suggested: Decimal(weight) / 100,
      auc: alone, note: note)
  }

  /// How well the points of a measure by themselves tell who was lost, where it has any.
  private func alone(_ measure: Int) -> Double? {
    let rows = outcomes.indices.filter { !points.points[$0 * points.width + measure].isNaN }
    guard Set(rows.map { outcomes[$0].happened }).count == 2 else { return nil }
    return spread(rows) { points.points[$0 * points.width + measure] }.area
  }

  private func spread(_ rows: [Int]? = nil, _ score: (Int) -> Double) -> ROCSpread {
    var (lost, others): ([ROCArea.Case], [ROCArea.Case]) = ([], [])
    for row in rows ?? Array(outcomes.indices) {
      let one = ROCArea.Case(risk: -score(row), group: outcomes[row].group ?? -1 - row)
      if outcomes[row].happened { lost.append(one) } else { others.append(one) }
    }
    return ROCSpread(positives: lost, negatives: others)
  }

  /// Whole hundredths, 10,000 in all, near shares that add up to 1.
  private static func hundredths(_ shares: [Double]) -> [Int] {
    let unit: Int64 = 1_000_000_000
    let numerators = shares.map { Int64(($0 * 10_000 * Double(unit)).rounded()) }
    return Apportionment.shares(of: 10_000, numerators: numerators, denominator: unit).map { Int($0) }
  }
}
