/// How well scores told what happened: figures with their intervals of 95 %.
public struct Evaluation: Codable, Sendable, Equatable {
  public enum Verdict: String, Codable, Sendable {
    case better
    /// The interval of the area includes 0.5.
    case noBetterThanChance
    /// Those held for safe are the ones to whom it happened.
    case worseThanChance
  }

  /// A tenth of the risks, and what became of those in it.
  public struct CalibrationBin: Codable, Sendable, Equatable {
    /// Risk, from 0 to 1; the upper end belongs to the next tenth, but for the last.
    public let from: Double
    public let to: Double
    public let n: Int
    /// The mean risk, and the share to whom it happened.
    public let risk: Double
    public let happened: Double
    public let interval: ConfidenceInterval
  }

  public let kind: ScoreKind
  /// Cases with a score.
  public let n: Int
  public let positives: Int
  /// Area under the curve, 0.5 being chance.
  public let auc: Double
  public let aucLow: Double
  public let aucHigh: Double
  public let verdict: Verdict
  /// How many were alarmed.
  public let alarmed: Int
  /// The share of the alarmed to whom it happened; nil where nobody was alarmed.
  public let precision: Double?
  public let precisionInterval: ConfidenceInterval?
  /// The share of those to whom it happened that was alarmed.
  public let recall: Double
  public let recallInterval: ConfidenceInterval?
  /// How much likelier it was among the alarmed than among all; nil where nobody was alarmed.
  public let lift: Double?
  /// Nil where none of the alarmed was lost as well.
  public let liftInterval: ConfidenceInterval?
  /// Expected calibration error over ten bins of equal width: the mean distance between risk and what happened, weighted
  /// by the cases in a bin. M. P. Naeini, G. F. Cooper, M. Hauskrecht, AAAI 2015.
  public let ece: Double
  /// The tenths with somebody in them, ascending.
  public let calibration: [CalibrationBin]

  /// Nil unless it happened to some and not to all: else nothing tells one from the other.
  ///
  /// - Parameter redBelow: the health score below which somebody is alarmed.
  public init?(_ outcomes: [ScoredOutcome], as kind: ScoreKind, redBelow: Double = 50) {
    let cases = outcomes.enumerated().map { place, outcome in
      // A case by itself is a group that no account is.
      Case(
        outcome: outcome, group: outcome.group ?? -1 - place, risk: kind.risk(outcome.score),
        isAlarming: kind.isAlarming(outcome.score, redBelow: redBelow))
    }
    let (happened, others) = (cases.filter(\.outcome.happened), cases.filter { !$0.outcome.happened })
    guard !happened.isEmpty, !others.isEmpty else { return nil }
    self.kind = kind
    n = outcomes.count
    positives = happened.count
    let area = ROCArea(positives: happened.map(\.ofArea), negatives: others.map(\.ofArea))
    (auc, aucLow, aucHigh) = (area.value, area.low, area.high)
    verdict = area.low > 0.5 ? .better : area.high < 0.5 ? .worseThanChance : .noBetterThanChance
    let alarms = cases.filter(\.isAlarming)
    let hits = alarms.count(where: \.outcome.happened)
    alarmed = alarms.count
    recall = Double(hits) / Double(happened.count)
    recallInterval = ConfidenceInterval(of: happened.lazy.map { ($0.group, $0.isAlarming) })
    precision = alarms.isEmpty ? nil : Double(hits) / Double(alarms.count)
    precisionInterval = ConfidenceInterval(of: alarms.lazy.map { ($0.group, $0.outcome.happened) })
    let share = Double(happened.count) / Double(outcomes.count)
    lift = precision.map { $0 / share }
    liftInterval = ConfidenceInterval(
      ofLift: cases.lazy.map { ($0.group, isAlarmed: $0.isAlarming, happened: $0.outcome.happened) })
    calibration = Self.bins(cases)
    ece = calibration.reduce(0) { $0 + abs($1.risk - $1.happened) * Double($1.n) } / Double(outcomes.count)
  }

  private struct Case {
    let outcome: ScoredOutcome
    let group: Int
    let risk: Double
    let isAlarming: Bool

    var ofArea: ROCArea.Case { ROCArea.Case(risk: risk, group: group) }
  }

  private static func bins(_ cases: [Case]) -> [CalibrationBin] {
    var bins: [[Case]] = Array(repeating: [], count: 10)
    for one in cases { bins[min(9, max(0, Int(one.risk * 10)))].append(one) }
    return bins.enumerated().compactMap { place, cases in
      let hits = cases.count(where: \.outcome.happened)
      guard let interval = ConfidenceInterval(of: cases.lazy.map { ($0.group, $0.outcome.happened) }) else {
        return nil
      }
      return CalibrationBin(
        from: Double(place) / 10, to: Double(place + 1) / 10, n: cases.count,
        risk: cases.reduce(0) { $0 + $1.risk } / Double(cases.count),
        happened: Double(hits) / Double(cases.count), interval: interval)
    }
  }
}
