/// Accounts dealt into parts, all months of an account into one, so that no account is judged by what was learnt from it.
struct WeightFolds: Sendable, Equatable {
  /// So many, or as many as there are accounts that were lost.
  static let most = 5
  /// Of which one is judged by and one is chosen by: one has to be left to learn from.
  static let least = 3

  /// The most steps of learning: the fits without no part, without one, and without two.
  static let steps = most * (most + 1) / 2 + 1

  let count: Int
  /// The part of each case.
  let ofCases: [Int]

  /// Nil where too few accounts were lost. Those that were lost are dealt first, so that each part has some.
  init?(_ outcomes: [ScoredOutcome]) {
    let lost = Set(outcomes.lazy.filter(\.happened).map(\.group))
    let others = Set(outcomes.map(\.group)).subtracting(lost)
    let count = min(Self.most, lost.count)
    guard count >= Self.least else { return nil }
    var folds: [Int?: Int] = [:]
    for groups in [lost, others] {
      for group in groups.sorted(by: { ($0 ?? -1) < ($1 ?? -1) }) { folds[group] = folds.count % count }
    }
    self.count = count
    ofCases = outcomes.map { folds[$0.group] ?? 0 }
  }

  /// The cases outside some parts, in their order.
  func rows(without left: Set<Int>) -> [Int] { ofCases.indices.filter { !left.contains(ofCases[$0]) } }

  /// The cases of a part.
  func rows(of fold: Int) -> [Int] { ofCases.indices.filter { ofCases[$0] == fold } }
}
