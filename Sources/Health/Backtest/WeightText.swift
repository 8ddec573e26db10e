import Foundation
import Kernel
import Language

/// Suggested weights in the words of a reader: for the page and for the command line.
public struct WeightText: Sendable {
  let result: Backtest
  let card: Scorecard
  let words: Words

  /// - Parameter card: what was tested.
  public init(_ result: Backtest, _ card: Scorecard, _ words: Words) {
    self.result = result
    self.card = card
    self.words = words
  }

  private var reader: Reader { words.reader }
  private var figures: BacktestText { BacktestText(result, words) }

  /// What the suggestion comes to, in one sentence.
  var headline: String {
    guard let suggestion = result.suggestion else {
      return result.evaluation == nil ? figures.headline : words["backtest.weights.none"]
    }
    return suggestion.isBetterThanChance ? comparison(suggestion) : words["backtest.weights.chance"]
  }

  private func comparison(_ suggestion: WeightSuggestion) -> String {
    words["backtest.weights.\(suggestion.verdict.rawValue)"]
  }

  /// How it compares where the headline says that it is no better than chance, and how it was found.
  func detail(_ suggestion: WeightSuggestion) -> String {
    let how = words("backtest.weights.how", ["folds": reader.number(suggestion.folds)])
    return suggestion.isBetterThanChance ? how : "\(comparison(suggestion)) \(how)"
  }

  /// The areas and their difference, each with its interval.
  func areas(_ suggestion: WeightSuggestion) -> [BacktestText.Figure] {
    func figure(_ key: String, _ area: WeightSuggestion.Area) -> BacktestText.Figure {
      BacktestText.Figure(
        key: key, name: words["backtest.weights.auc.\(key)"], value: reader.number(area.auc, places: 2),
        interval: figures.within(area.low, area.high) { reader.number($0, places: 2) })
    }
    let interval = figures.within(suggestion.differenceLow, suggestion.differenceHigh) { reader.signed($0, places: 2) }
    return [
      figure("present", suggestion.present), figure("suggested", suggestion.suggested),
      BacktestText.Figure(
        key: "difference", name: words["backtest.weights.difference"],
        value: reader.signed(suggestion.difference, places: 2), interval: interval),
    ]
  }

  func name(_ weighed: WeightSuggestion.Weighed) -> String {
    card.measures.first { $0.key == weighed.key }?.name[words.language] ?? weighed.key
  }

  func note(_ weighed: WeightSuggestion.Weighed) -> String? {
    weighed.note.map { words["backtest.weights.note.\($0.rawValue)"] }
  }

  func weight(_ weight: Decimal) -> String {
    reader.number(NSDecimalNumber(decimal: weight).doubleValue, places: 2)
  }

  /// What the figures rest on.
  var notes: [String] {
    ["backtest.weights.shares", "backtest.note.learnt"].map { words[$0] }
  }

  /// All of it as lines, as the command line prints it.
  public var lines: [String] {
    guard let suggestion = result.suggestion else { return [headline] }
    let weights = suggestion.measures.map { one in
      let line = "\(name(one)): \(weight(one.present)) → \(weight(one.suggested))"
      return [line, note(one)].compactMap(\.self).joined(separator: " · ")
    }
    return [headline, detail(suggestion)] + areas(suggestion).map { "\($0.name): \($0.text)" } + weights + notes
  }
}
