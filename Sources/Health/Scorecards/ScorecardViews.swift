import Kernel
import Language
import Web

/// The markup of scorecards.
struct ScorecardViews {
  let words: Words
  /// What the metrics are called, by key.
  var metrics: [String: LocalizedText] = [:]
  /// Of the tests that stand on the same page.
  let tests: BacktestViews

  private var reader: Reader { words.reader }
  private var texts: MeasureText { MeasureText(words: words) }

  func list(_ cards: [StoredScorecard], _ verdicts: [ID<Scorecard>: Backtest.Verdict]) -> HTML {
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
          .text(card.filter ?? words["scorecards.default"]),
          verdicts[card.id].map { .html(BacktestViews.badge($0, words)) } ?? .none,
          .text(reader.number(card.definition.measures.count)), .text(reader.number(Int(card.version))),
        ])
    }
    let title = words["scorecards.title"]
    return """
      \(PageHead(title, summary: words["scorecards.summary"]).html)\
      \(DataTable(caption: title, columns: columns, rows: rows).html)
      """
  }

  /// - Parameters:
  ///   - asked: the form of a test that was refused.
  ///   - isSuggested: whether `form` holds suggested weights.
  func page(
    _ card: StoredScorecard, form: SubmittedForm, preview: ScorecardPreview?, runs: [BacktestRun],
    asked: SubmittedForm, isSuggested: Bool
  ) -> HTML {
    let result = runs.first { $0.question.version == card.version && $0.result != nil }?.result
    let head = PageHead(
      card.name,
      summary: words("scorecards.versionOf", ["number": reader.number(Int(card.version))])
        + (card.isAdapted ? " · \(words["scorecards.adapted"])" : ""),
      actions: result.map { BacktestViews.badge($0.verdict, words) })
    let shown = preview.map { Panel(words["scorecards.preview"], id: "preview").html(self.preview($0)) }
    let body = tests.mayRun ? self.form(card, form) : HTML.join(card.definition.measures.map { fixed($0, card) })
    let suggested: HTML? = isSuggested ? "<div id=\"draft\">\(self.suggested)</div>" : nil
    return """
      \(head.html)<div class="stack-l">\(bands(card.definition))\(shown)\(tests.panel(card, runs, asked: asked))\
      \(suggested)\(body)</div>
      """
  }

  private var suggested: HTML {
    Notice(.info, words["scorecards.suggested"], detail: words["scorecards.suggested.detail"]).html
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

  private func preview(_ preview: ScorecardPreview) -> HTML {
    let said = words(
      "scorecards.preview.changed", count: preview.changed, ["accounts": reader.number(preview.accounts)])
    let bands = KeyValueList(
      Band.allCases.map { band in
        KeyValueList.Item(
          words["health.band.\(band.rawValue)"],
          "\(reader.number(preview.before[band] ?? 0)) → \(reader.number(preview.after[band] ?? 0))")
      })
    let columns = [
      DataTableColumn(words["scorecards.preview.account"], kind: .name),
      DataTableColumn(words["scorecards.preview.now"], kind: .health),
      DataTableColumn(words["scorecards.preview.then"], kind: .health),
    ]
    let rows = preview.movers.map { mover in
      DataTableRow(
        id: mover.account.description, title: mover.name, path: "/accounts/\(mover.account)",
        cells: [
          .name(mover.name, detail: nil), .health(badge(mover.from, mover.fromBand)),
          .health(badge(mover.to, mover.toBand)),
        ])
    }
    let table: HTML? =
      rows.isEmpty
      ? nil : DataTable(caption: words["scorecards.preview.movers"], columns: columns, rows: rows, isCompact: true).html
    return "<p>\(HTML.figures(in: said))</p>\(bands.row)\(table)"
  }

  private func badge(_ score: Points?, _ band: Band) -> HealthBadge {
    HealthBadge(
      tone: band.tone, score: band == .grey ? nil : score.map { reader.number($0.whole) },
      word: words["health.band.\(band.rawValue)"])
  }

  private func form(_ card: StoredScorecard, _ form: SubmittedForm) -> HTML {
    let general = generalFields(card, form)
    let measures = card.definition.measures.map { measure in (measure, fields(of: measure, form)) }
    let named = measures.flatMap { measure, fields in
      fields.map { $0.field.labelled("\(measure.name[words.language]) · \($0.field.label)") }
    }
    let test = tests.controls(form, BacktestActions.Command.namesOfDraft)
    let errors = form.errors(general.map(\.field) + named + test.map(\.field), words)
    let panels: [HTML] = measures.map { measure, fields in
      Panel(measure.name[words.language], count: source(measure)).html(
        """
        <div class="columns columns-even"><div><div class="form-row">\(fields.map(\.html))</div></div>\
        <div>\(CurveViews(measure: measure, words: words).html)</div></div>
        """)
    }
    let preview = Button(words["scorecards.preview.show"]).submit(name: "action", value: "preview")
    let save = Button(words["scorecards.save"], style: .primary).submit(name: "action", value: "save")
    return """
      <form class="form form-wide" method="post" action="\("/scorecards/\(card.id)" as Path)">\(tests.csrf.html)\
      <input type="hidden" name="version" value="\(form.value("version"))">\(errors)\
      <div class="form-row">\(general.map(\.html))</div>\(panels)<div class="form-actions">\(save)\(preview)</div>\
      <div class="form-row">\(test.map(\.html))\(tests.startDraft)</div></form>
      """
  }

  private typealias Control = (field: Field, html: HTML)

  private func generalFields(_ card: StoredScorecard, _ form: SubmittedForm) -> [Control] {
    let filter = card.isDefault ? [] : [text("filter", words["scorecards.filter"], form)]
    return [text("name", words["scorecards.name"], form)] + filter + [
      text("amber", words["scorecards.amber"], form, kind: .number),
      text("green", words["scorecards.green"], form, kind: .number),
      text("minimumCoverage", words["scorecards.minimumCoverage"], form, kind: .number),
    ]
  }

  private func fields(of measure: Measure, _ form: SubmittedForm) -> [Control] {
    let key = measure.key
    var controls = [text(ScorecardForm.weight(key), words["health.weight"], form, kind: .number)]
    if case .lastDays = measure.window, !measure.source.metrics.isEmpty {
      controls.append(text(ScorecardForm.days(key), words["scorecards.days"], form, kind: .number))
    }
    let policy = form.field(ScorecardForm.policy(key), label: words["scorecards.missing"], words)
    let options = ["carry", "exclude", "neutral", "worst"].map {
      Select.Option($0, words["scorecards.missing.\($0)"])
    }
    controls.append((policy, Select(policy, options: options, selected: form.value(policy.name)).html(words)))
    let stale = form.field(ScorecardForm.stale(key), label: words["scorecards.stale"], isRequired: false, words)
    controls.append((stale, TextField(stale, kind: .number, value: form.value(stale.name)).html(words)))
    let curve = form.field(
      ScorecardForm.curve(key), label: words["health.curve"], help: words["scorecards.curve.help"], words)
    controls.append((curve, TextArea(curve, value: form.value(curve.name), rows: 4).html(words)))
    return controls
  }

  private func text(_ name: String, _ label: String, _ form: SubmittedForm, kind: TextField.Kind = .text) -> Control {
    let field = form.field(name, label: label, words)
    return (field, TextField(field, kind: kind, value: form.value(name)).html(words))
  }

  private func fixed(_ measure: Measure, _ card: StoredScorecard) -> HTML {
    let facts = KeyValueList([
      KeyValueList.Item(words["health.weight"], texts.weight(hundredths: measure.weightHundredths ?? 0)),
      KeyValueList.Item(words["health.window"], "\(texts.aggregate(measure)) · \(texts.window(measure))"),
      KeyValueList.Item(words["scorecards.missing"], texts.policy(measure.missing)),
    ])
    return Panel(measure.name[words.language], count: source(measure)).html(
      "\(facts.html)\(CurveViews(measure: measure, words: words).html)")
  }

  private func source(_ measure: Measure) -> String {
    guard case .field(let name) = measure.source else {
      return measure.source.metrics.map { metrics[$0]?[words.language] ?? $0 }.joined(separator: " / ")
    }
    return words["health.field.\(name)"]
  }
}
