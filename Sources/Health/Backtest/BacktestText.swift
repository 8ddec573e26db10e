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

  /// A figure with its interval, where it has one.
  struct Figure {
    let key: String
    let name: String
    let value: String
    var interval: String?

    /// Both on one line.
    var text: String { [value, interval].compactMap(\.self).joined(separator: " ") }
  }

  var figures: [Figure] {
    let figures = [
      figure("accounts", reader.number(result.accounts)), figure("months", reader.number(result.days.count)),
      figure("knownUntil", result.knownUntil.map { reader.date($0) }), figure("churns", reader.number(result.churns)),
      figure("withoutScore", reader.number(result.withoutScore)),
    ]
    return figures + (result.evaluation.map(self.figures) ?? [])
  }

  private func figures(_ evaluation: Evaluation) -> [Figure] {
    let days = result.warning?.interval.map { interval in
      within(Double(interval.lowerBound), Double(interval.upperBound)) { reader.number(Int($0)) }
    }
    return [
      figure("cases", reader.number(evaluation.n)),
      figure(
        "auc", reader.number(evaluation.auc, places: 2),
        within(evaluation.aucLow, evaluation.aucHigh) { reader.number($0, places: 2) }),
      figure("precision", evaluation.precision.map { reader.percent($0) }, within(evaluation.precisionInterval)),
      figure("recall", reader.percent(evaluation.recall), within(evaluation.recallInterval)),
      figure(
        "lift", evaluation.lift.map { words("backtest.times", ["number": reader.number($0, places: 1)]) },
        evaluation.liftInterval.map { within($0.low, $0.high) { reader.number($0, places: 1) } }),
      figure("warning", result.warning.map { words("backtest.days", count: $0.median) }, days),
      figure("ece", reader.number(evaluation.ece, places: 2)),
    ]
  }

  private func figure(_ key: String, _ value: String?, _ interval: String? = nil) -> Figure {
    Figure(key: key, name: words["backtest.figure.\(key)"], value: value ?? Reader.noValue, interval: interval)
  }

  private func within(_ interval: ConfidenceInterval?) -> String? {
    interval.map { within($0.low, $0.high) { reader.percent($0) } }
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
    return [headline, summary] + figures.map { "\($0.name): \($0.text)" } + counts + calibration + disagreements
      + notes
  }

  private var calibration: [String] {
    (result.evaluation?.calibration ?? []).map { bin in
      words(
        "backtest.calibration.line",
        [
          "score": band(bin), "n": reader.number(bin.n),
          "happened": "\(reader.percent(bin.happened)) \(within(bin.interval) ?? "")", "risk": reader.percent(bin.risk),
        ])
    }
  }

  /// The scores of a tenth: "30–40".
  func band(_ bin: Evaluation.CalibrationBin) -> String {
    "\(reader.number(100 - Int((bin.to * 100).rounded())))–\(reader.number(100 - Int((bin.from * 100).rounded())))"
  }
}
