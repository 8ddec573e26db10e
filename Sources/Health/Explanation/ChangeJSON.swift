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
        fromValue: line.fromValue, toValue: line.toValue, fromPoints: line.fromPoints, toPoints: line.toPoints)
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
