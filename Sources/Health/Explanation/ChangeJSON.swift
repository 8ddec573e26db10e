import Customers
import Kernel
import Language

/// Why a score moved, on the wire. The shares add up to `change` exactly.
struct ChangeJSON: Encodable {
  struct End: Encodable {
    let day: LocalDate
    /// Null when no measure had data.
    let score: Points?
    let band: Band
    let coverage: Double
    let scorecardVersion: Int32
  }

  struct Share: Encodable {
    let kind: ScoreChangeLine.Kind
    let key: String
    let name: String
    let share: Points
    let fromValue: Double?
    let toValue: Double?
    let fromPoints: Points?
    let toPoints: Points?
    /// Where what stands behind both values is, the earlier first.
    let rows: [String]
  }

  let accountId: ID<Account>
  let from: End
  let to: End
  /// Null when either end has no score.
  let change: Points?
  let shares: [Share]
  /// In the reader's language.
  let headline: String?
  let reasons: [String]

  init(_ earlier: ScoreReader.Explained, _ later: ScoreReader.Explained, of account: ID<Account>, _ words: Words) {
    accountId = account
    from = End(earlier.score)
    to = End(later.score)
    let found = ScoreChange.between(earlier.score, later.score)
    let sentence = found.map {
      ChangeSentence(change: $0, scorecards: [later.scorecard, earlier.scorecard], words: words)
    }
    change = found?.total
    shares = (found?.lines ?? []).map { line in
      Share(
        kind: line.kind, key: line.key, name: sentence?.name(of: line) ?? line.key, share: line.share,
        fromValue: line.fromValue, toValue: line.toValue, fromPoints: line.fromPoints, toPoints: line.toPoints,
        rows: [earlier, later].flatMap { $0.rows(of: account, for: line) }
          .reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
    }
    headline = sentence?.headline
    reasons = sentence?.reasons() ?? []
  }
}

extension ChangeJSON.End {
  fileprivate init(_ score: Score) {
    self.init(
      day: score.day, score: score.value, band: score.band, coverage: score.coverage.share,
      scorecardVersion: score.scorecardVersion)
  }
}

extension ScoreReader.Explained {
  fileprivate func rows(of account: ID<Account>, for line: ScoreChangeLine) -> [String] {
    guard line.kind == .measure, let measure = scorecard.measures.first(where: { $0.key == line.key })
    else { return [] }
    return score.measures.first { $0.key == line.key }?.rows(of: account, for: measure) ?? []
  }
}
