import Kernel
import Language
import Web

/// The markup of scorecards: their list, and one of them.
struct ScorecardViews {
  let words: Words
  /// What the metrics are called, by key.
  var metrics: [String: LocalizedText] = [:]

  private var reader: Reader { words.reader }
  private var texts: MeasureText { MeasureText(words: words) }

  func list(_ cards: [StoredScorecard], _ verdicts: [ID<Scorecard>: Backtest.Verdict], mayEdit: Bool) -> HTML {
    let columns = [
      DataTableColumn(words["scorecards.name"], kind: .name), DataTableColumn(words["scorecards.for"], from: .tablet),
      DataTableColumn(words["backtest.badge"]),
      DataTableColumn(words["scorecards.measures"], kind: .number, from: .tablet),
      DataTableColumn(words["scorecards.version"], kind: .number, from: .tablet),
    ]
    let rows = cards.map { card in
      DataTableRow(
        id: card.id.description, title: card.name, path: "/scorecards/\(card.id)",
        cells: [
          .name(card.name, detail: card.isAdapted ? words["scorecards.adapted"] : nil),
          .text(card.filter ?? words[cards.count == 1 ? "scorecards.default.only" : "scorecards.default"]),
          verdicts[card.id].map { .html(BacktestViews.badge($0, words)) } ?? .text(words["backtest.untested"]),
          .text(reader.number(card.definition.measures.count)), .text(reader.number(Int(card.version))),
        ])
    }
    let title = words["scorecards.title"]
    let add = mayEdit ? Button(words["scorecards.new"], icon: .plus, style: .primary).link("/scorecards/new") : nil
    let order: HTML? = cards.count > 1 ? "<p class=\"muted\">\(words["scorecards.order"])</p>" : nil
    return """
      \(PageHead(title, summary: words["scorecards.summary"], actions: add).html)\
      <div class="stack">\(DataTable(caption: title, columns: columns, rows: rows).html)\(order)</div>
      """
  }

  /// - Parameter body: the form, or the measures for those who may not change them.
  func page(_ card: StoredScorecard, body: HTML, backtests: HTML, verdict: HTML?, mayEdit: Bool) -> HTML {
    let history = Button(words["scorecards.versions"], icon: .clock).link("/scorecards/\(card.id)/versions")
    let copy =
      mayEdit
      ? Button(words["scorecards.copy"]).link(("/scorecards/new" as Path).query("copy", card.id.description)) : nil
    let head = PageHead(
      card.name,
      summary: words("scorecards.versionOf", ["number": reader.number(Int(card.version))])
        + (card.isAdapted ? " · \(words["scorecards.adapted"])" : ""), actions: "\(verdict)\(history)\(copy)")
    return "\(head.html)<div class=\"stack-l\">\(bands(card.definition))\(body)\(backtests)</div>"
  }

  /// Says that the form holds weights that nobody has saved.
  var suggested: HTML {
    let notice = Notice(.info, words["scorecards.suggested"], detail: words["scorecards.suggested.detail"])
    return "<div id=\"draft\">\(notice.html)</div>"
  }

  private func bands(_ card: Scorecard) -> HTML {
    let arguments = ["amber": reader.number(card.bands.amber), "green": reader.number(card.bands.green)]
    let ranges: [(Band, String)] = [
      (.red, "health.band.redRange"), (.amber, "health.band.amberRange"), (.green, "health.band.greenRange"),
    ]
    let items = ranges.map { band, key in
      KeyValueList.Item(words["health.band.\(band.rawValue)"], words(key, arguments))
    }
    let grey = words("scorecards.greyBelow", ["percent": reader.percent(Double(card.minimumCoverage) / 100)])
    return KeyValueList(items + [KeyValueList.Item(words["health.band.grey"], grey)]).row
  }

  /// The measures under their headings and the exceptions, to be read.
  func fixed(_ card: Scorecard) -> HTML {
    let groups: [HTML] = card.groups.map { group in
      let measures = card.measures.filter { $0.group == group.key }
      return "<section class=\"stack\"><h2>\(group.name[words.language])</h2>\(measures.map(fixed))</section>"
    }
    let exceptions: [HTML] = card.exceptions.map { exception in
      let said = texts.effect(exception.effect, exception.reason[words.language])
      return "<li><code>\(exception.condition)</code> · \(said)</li>"
    }
    let panel: HTML? =
      exceptions.isEmpty ? nil : Panel(words["scorecards.exceptions"]).html("<ul class=\"stack-s\">\(exceptions)</ul>")
    return "\(groups)\(panel)"
  }

  private func fixed(_ measure: Measure) -> HTML {
    let facts = KeyValueList([
      KeyValueList.Item(words["health.weight"], texts.weight(hundredths: measure.weightHundredths ?? 0)),
      KeyValueList.Item(words["health.window"], "\(texts.aggregate(measure)) · \(texts.window(measure))"),
      KeyValueList.Item(words["scorecards.missing"], texts.policy(measure.missing)),
    ])
    let source = ScorecardDifference(words: words, metrics: metrics).source(measure.source)
    return Panel(measure.name[words.language], count: source).html(
      "\(facts.html)\(CurveViews(measure: measure, words: words).html)")
  }
}
