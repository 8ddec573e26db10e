import Customers
import Foundation
import Kernel
import Language

/// A score with everything that it is made of, on the wire. The contributions of `measures` add up to `score`.
struct ExplanationJSON: Encodable {
  struct Line: Encodable {
    /// `measure`, `exception` or `hold`.
    let kind: String
    let key: String
    let name: String
    /// Its part of the score, exactly, in points.
    let contribution: Points
    var group: String?
    var state: String?
    var value: Double?
    var window: Days?
    /// The last day of which the value knows, and how long ago that is.
    var dataDay: LocalDate?
    var ageDays: Int?
    var curve: PointsCurve?
    var points: Points?
    var weight: Decimal?
    /// Where what stands behind the value is.
    var rows: [String] = []
  }

  /// What the measures of a group add up to.
  struct Group: Encodable {
    /// Null for measures whose heading is gone.
    let key: String?
    let name: String?
    let contribution: Points
    /// Of the measures that count.
    let weight: Decimal
  }

  struct Days: Encodable {
    let from: LocalDate
    let to: LocalDate
  }

  let accountId: ID<Account>
  /// The day on which the score was reckoned: that asked for, or the last before it.
  let day: LocalDate
  /// Null when no measure has data.
  let score: Points?
  let band: Band
  /// 0 to 1.
  let coverage: Double
  let minimumCoverage: Double
  let bands: BandLimits
  let scorecardVersion: Int32
  let measures: [Line]
  /// In the order of the scorecard. With hold and exceptions they add up to `score`.
  let groups: [Group]

  init(_ explained: ScoreReader.Explained, of account: ID<Account>, _ words: Words) {
    let (score, card) = (explained.score, explained.scorecard)
    accountId = account
    day = score.day
    self.score = score.value
    band = score.band
    coverage = score.coverage.share
    minimumCoverage = Double(card.minimumCoverage) / 100
    bands = card.bands
    scorecardVersion = score.scorecardVersion
    let named = Dictionary(card.measures.map { ($0.key, $0) }) { first, _ in first }
    let lines = score.measures.map { Self.line($0, named[$0.key], day: score.day, account, words) }
    let hold =
      score.isHeld ? [Line(kind: "hold", key: "", name: words["health.line.hold"], contribution: score.hold)] : []
    let exceptions = score.exceptions.map { line in
      let reason = card.exceptions.first { $0.key == line.key }?.reason[words.language]
      return Line(kind: "exception", key: line.key, name: reason ?? line.key, contribution: line.effect)
    }
    measures = lines + hold + exceptions
    groups = GroupSubtotal.all(of: score, card).map {
      Group(
        key: $0.group?.key, name: $0.group?.name[words.language], contribution: $0.contribution,
        weight: Decimal($0.weight) / 100)
    }
  }

  private static func line(
    _ result: MeasureResult, _ measure: Measure?, day: LocalDate, _ account: ID<Account>, _ words: Words
  ) -> Line {
    Line(
      kind: "measure", key: result.key, name: measure?.name[words.language] ?? result.key,
      contribution: result.contribution, group: measure?.group, state: "\(result.state)", value: result.value,
      window: Days(from: result.from, to: result.to), dataDay: result.dataDay, ageDays: result.age(on: day),
      curve: measure?.curve, points: result.points, weight: Decimal(result.weight) / 100,
      rows: measure.map { result.rows(of: account, for: $0) } ?? [])
  }
}

extension MeasureResult {
  /// Where the API has what stands behind the value: the signals of each metric, or what a field is read from.
  func rows(of account: ID<Account>, for measure: Measure) -> [String] {
    guard case .field(let name) = measure.source else {
      return measure.source.metrics.map {
        "/api/v1/signals?accountId=\(account)&metric=\($0)&from=\(from)&to=\(to)"
      }
    }
    switch AccountField(rawValue: name) {
    case .impression, .meetingOutcome, .daysSinceChampionLeft:
      return ["/api/v1/accounts/\(account)/observations"]
    case .daysToRenewal: return ["/api/v1/subscriptions?account=\(account)"]
    case .daysSinceLastContact: return ["/api/v1/accounts/\(account)/timeline?kind=call,meeting&until=\(to)"]
    case .worstChild, .childrenMean: return ["/api/v1/accounts/\(account)/hierarchy"]
    case nil: return []
    }
  }
}
