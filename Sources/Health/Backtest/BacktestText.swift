import Kernel
import Language

/// A back-test in the words of a reader: for the page and for the command line.
public struct BacktestText: Sendable {
  let result: Backtest
  let words: Words

  public init(_ result: Backtest, _ words: Words) {
    self.result = result
    self.words = words
  }

  private var reader: Reader { words.reader }

  /// What it comes to, in one sentence.
  public var headline: String {
    guard let evaluation = result.evaluation else {
      let refusal = result.refusal ?? .noHistory
      return words(
        "backtest.refusal.\(refusal.rawValue)",
        ["churns": reader.number(result.churns), "least": reader.number(Backtest.leastChurns)])
    }
    return words["backtest.verdict.\(evaluation.verdict.rawValue)"]
  }

  /// Names and values of the figures, each with its interval.
  public var figures: [(name: String, value: String)] {
    var figures = [
      (words["backtest.figure.accounts"], reader.number(result.accounts)),
      (words["backtest.figure.months"], reader.number(result.days.count)),
      (words["backtest.figure.knownUntil"], result.knownUntil.map { reader.date($0) } ?? Reader.noValue),
      (words["backtest.figure.churns"], reader.number(result.churns)),
      (words["backtest.figure.withoutScore"], reader.number(result.withoutScore)),
    ]
    if let evaluation = result.evaluation { figures += self.figures(evaluation) }
    return figures.map { (name: $0.0, value: $0.1) }
  }

  private func figures(_ evaluation: Evaluation) -> [(String, String)] {
    let area = within(evaluation.aucLow, evaluation.aucHigh) { reader.number($0, places: 2) }
    let warning = result.warning.map { warning in
      let span = warning.interval.map { interval in
        within(Double(interval.lowerBound), Double(interval.upperBound)) { reader.number(Int($0)) }
      }
      return [words("backtest.days", count: warning.median), span].compactMap(\.self).joined(separator: " ")
    }
    return [
      (words["backtest.figure.cases"], reader.number(evaluation.n)),
      (words["backtest.figure.auc"], "\(reader.number(evaluation.auc, places: 2)) \(area)"),
      (words["backtest.figure.precision"], share(evaluation.precision, evaluation.precisionInterval)),
      (words["backtest.figure.recall"], share(evaluation.recall, evaluation.recallInterval)),
      (words["backtest.figure.lift"], lift(evaluation)),
      (words["backtest.figure.warning"], warning ?? Reader.noValue),
      (words["backtest.figure.ece"], reader.number(evaluation.ece, places: 2)),
    ]
  }

  private func lift(_ evaluation: Evaluation) -> String {
    guard let lift = evaluation.lift else { return Reader.noValue }
    let span = evaluation.liftInterval.map { within($0.low, $0.high) { reader.number($0, places: 1) } }
    let times = words("backtest.times", ["number": reader.number(lift, places: 1)])
    return [times, span].compactMap(\.self).joined(separator: " ")
  }

  func share(_ value: Double?, _ interval: ConfidenceInterval?) -> String {
    guard let value, let interval else { return Reader.noValue }
    return "\(reader.percent(value)) \(within(interval.low, interval.high) { reader.percent($0) })"
  }

  func within(_ low: Double, _ high: Double, _ text: (Double) -> String) -> String {
    words("backtest.interval", ["low": text(low), "high": text(high)])
  }

  /// The period, the horizon and what counted as a loss.
  public var summary: String {
    let churn = words["backtest.churn.\(result.churn.rawValue)"]
    guard let first = result.days.first, let last = result.days.last else { return churn }
    return words(
      "backtest.summary",
      ["churn": churn, "days": reader.number(result.horizon), "from": reader.date(first), "to": reader.date(last)])
  }

  /// How many accounts the other definitions see differently.
  public var disagreements: [String] {
    result.disagreements.filter { $0.churn != result.churn }.map { other in
      words(
        "backtest.disagreement", count: other.differing,
        [
          "churn": words["backtest.churn.\(other.churn.rawValue)"], "lost": reader.number(other.lost),
          "accounts": reader.number(result.accounts),
        ])
    }
  }

  /// What the figures rest on.
  public var notes: [String] {
    ["backtest.note.dated", "backtest.note.undated", "backtest.note.groups"].map { words[$0] }
  }

  /// All of it as lines, as the command line prints it.
  public var lines: [String] {
    let counts = [
      words("backtest.missed", count: result.missedCount),
      words("backtest.falseAlarms", count: result.falseAlarmCount),
    ]
    return [headline, summary] + figures.map { "\($0.name): \($0.value)" } + counts + calibration + disagreements
      + notes
  }

  private var calibration: [String] {
    (result.evaluation?.calibration ?? []).map { bin in
      words(
        "backtest.calibration.line",
        [
          "score": band(bin), "n": reader.number(bin.n),
          "happened": share(bin.happened, bin.interval), "risk": reader.percent(bin.risk),
        ])
    }
  }

  /// The scores of a tenth: "30–40".
  func band(_ bin: Evaluation.CalibrationBin) -> String {
    "\(reader.number(100 - Int((bin.to * 100).rounded())))–\(reader.number(100 - Int((bin.from * 100).rounded())))"
  }
}
