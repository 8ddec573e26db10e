import Kernel
import Language
import Web

/// The markup of suggested weights.
struct WeightViews {
  let run: BacktestRun
  let result: Backtest
  let words: Words
  /// Whether the reader may make a draft of them.
  let mayEdit: Bool

  private var reader: Reader { words.reader }
  private var text: WeightText { WeightText(result, run.definition, words) }

  /// On the page of a back-test: both weights side by side, and what they are worth.
  var panel: HTML {
    guard let suggestion = result.suggestion else {
      return Panel(words["backtest.weights.title"], id: "weights").html(Notice(.info, text.headline).html)
    }
    let draft = ("/scorecards/\(run.question.scorecard)" as Path).query("weights", run.id.description).anchor("draft")
    let isWorthwhile = suggestion.verdict == .better && suggestion.isBetterThanChance
    let open: HTML? =
      mayEdit ? Button(words["backtest.weights.open"], style: isWorthwhile ? .primary : .plain).link(draft) : nil
    let areas = KeyValueList(text.areas(suggestion).map { KeyValueList.Item($0.name, $0.text) })
    let notes: [HTML] = text.notes.map { "<li>\($0)</li>" }
    return Panel(words["backtest.weights.title"], id: "weights").html(
      """
      <div class="stack">\(Notice(kind(suggestion), text.headline, detail: text.detail(suggestion)).html)\
      \(areas.row)\(table(suggestion))<ul class="stack-s muted small">\(notes)</ul><div class="form-actions">\(open)</div></div>
      """)
  }

  private func kind(_ suggestion: WeightSuggestion) -> Notice.Kind {
    guard suggestion.isBetterThanChance else { return .warning }
    switch suggestion.verdict {
    case .better: return .success
    case .noBetter: return .info
    case .worse: return .warning
    }
  }

  private func table(_ suggestion: WeightSuggestion) -> HTML {
    let rows = suggestion.measures.map { one in
      let name = text.name(one)
      let note: HTML? = text.note(one).map { "<span class=\"cell-wrap muted small\">\($0)</span>" }
      return DataTableRow(
        id: one.key, title: name, path: nil,
        cells: [
          .title(name, below: "\(note)"),
          one.auc.map { .text(reader.number($0, places: 2)) } ?? .none,
          .text(text.weight(one.present)), .text(text.weight(one.suggested)),
        ])
    }
    let columns = [
      DataTableColumn(words["backtest.weights.measure"], kind: .name),
      DataTableColumn(words["backtest.weights.alone"], kind: .number, from: .tablet),
      DataTableColumn(words["backtest.weights.present"], kind: .number),
      DataTableColumn(words["backtest.weights.suggested"], kind: .number),
    ]
    return DataTable(caption: words["backtest.weights.title"], columns: columns, rows: rows, isCompact: true).html
  }
}
