import Kernel

/// The measures of one heading of a scorecard, and what they add to a score.
struct GroupSubtotal: Sendable {
  /// Nil for measures whose heading is gone.
  let group: Scorecard.Group?
  /// In the order of the scorecard.
  let measures: [MeasureResult]

  /// The sum of the measures' contributions, exactly.
  var contribution: Points { measures.reduce(.zero) { $0 + $1.contribution } }

  /// Hundredths, of the measures that count.
  var weight: Int { measures.reduce(0) { $0 + ($1.points == nil ? 0 : $1.weight) } }

  /// Each measure in one of them; headings without measures are left out.
  static func all(of score: Score, _ card: Scorecard) -> [GroupSubtotal] {
    let headings = Dictionary(card.measures.map { ($0.key, $0.group) }) { first, _ in first }
    let known = Set(card.groups.map(\.key))
    let named = card.groups.map { group in
      GroupSubtotal(group: group, measures: score.measures.filter { headings[$0.key] == group.key })
    }
    let rest = score.measures.filter { headings[$0.key].map { !known.contains($0) } ?? true }
    return (named + [GroupSubtotal(group: nil, measures: rest)]).filter { !$0.measures.isEmpty }
  }
}
