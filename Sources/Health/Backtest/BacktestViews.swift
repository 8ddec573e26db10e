import Customers
import Kernel
import Language
import Web

/// The markup of back-tests.
struct BacktestViews {
  let words: Words
  let csrf: CSRFField

  private var reader: Reader { words.reader }

  /// The verdict beside a scorecard's name.
  static func badge(_ result: Backtest, _ words: Words) -> HTML {
    guard let verdict = result.evaluation?.verdict else {
      return Badge(words["backtest.badge.none"], tone: .grey).html
    }
    return Badge(words["backtest.badge.\(verdict.rawValue)"], tone: tone(verdict)).html
  }

  private static func tone(_ verdict: Evaluation.Verdict) -> Tone {
    switch verdict {
    case .better: .green
    case .noBetterThanChance: .amber
    case .worseThanChance: .red
    }
  }

  /// On the page of a scorecard: asks for a test, and lists those that were made, side by side.
  func panel(_ card: StoredScorecard, _ runs: [BacktestRun], mayRun: Bool) -> HTML {
    let ask: HTML? = mayRun ? form(card) : nil
    let list: HTML =
      runs.isEmpty ? "<p class=\"muted\">\(words["backtest.empty"])</p>" : table(runs, current: nil)
    return Panel(words["backtest.title"], id: "backtests").html("\(list)\(ask)")
  }

  private func form(_ card: StoredScorecard) -> HTML {
    let target: Path = "/scorecards/\(card.id)/backtests"
    return """
      <form class="form-row" method="post" action="\(target)">\(csrf.html)\(choices(SubmittedForm(), BacktestActions.Command.names))\
      \(Button(words["backtest.start"]).submit())</form>
      """
  }

  /// In the form of a scorecard: tests what the form says.
  func draft(_ form: SubmittedForm) -> HTML {
    let button = Button(words["backtest.startDraft"]).submit(name: "action", value: "backtest")
    return "<div class=\"form-row\">\(choices(form, BacktestActions.Command.namesOfDraft))\(button)</div>"
  }

  private func choices(_ form: SubmittedForm, _ names: (horizon: String, churn: String)) -> HTML {
    let horizons = Backtest.horizons.map { Select.Option(String($0), words("backtest.days", count: $0)) }
    let churns = ChurnDefinition.allCases.map { Select.Option($0.rawValue, words["backtest.churn.\($0.rawValue)"]) }
    let horizon = form.field(names.horizon, label: words["backtest.horizon"], words)
    let churn = form.field(names.churn, label: words["backtest.churn"], words)
    let sent = (horizon: form.value(names.horizon), churn: form.value(names.churn))
    return """
      \(Select(horizon, options: horizons, selected: sent.horizon.isEmpty ? "90" : sent.horizon).html(words))\
      \(Select(churn, options: churns, selected: sent.churn).html(words))
      """
  }

  private func table(_ runs: [BacktestRun], current: ID<BacktestRun>?) -> HTML {
    let columns = [
      DataTableColumn(words["backtest.tested"], kind: .name), DataTableColumn(words["backtest.badge"]),
      DataTableColumn(words["backtest.figure.auc"], kind: .number),
      DataTableColumn(words["backtest.figure.precision"], kind: .number, from: .desktop),
      DataTableColumn(words["backtest.figure.recall"], kind: .number, from: .desktop),
      DataTableColumn(words["backtest.started"], kind: .date, from: .tablet),
    ]
    let rows = runs.map { run in
      let name = tested(run)
      let evaluation = run.result?.evaluation
      return DataTableRow(
        id: run.id.description, title: name, path: run.id == current ? nil : "/backtests/\(run.id)",
        cells: [
          .name(name, detail: asked(run)), .html(state(run)),
          evaluation.map { .text(reader.number($0.auc, places: 2)) } ?? .none,
          evaluation?.precision.map { .text(reader.percent($0)) } ?? .none,
          evaluation.map { .text(reader.percent($0.recall)) } ?? .none, .text(reader.dateTime(run.startedAt)),
        ])
    }
    return DataTable(caption: words["backtest.title"], columns: columns, rows: rows, isCompact: true).html
  }

  /// Which version was tested.
  private func tested(_ run: BacktestRun) -> String {
    run.question.version.map { words("scorecards.versionOf", ["number": reader.number(Int($0))]) }
      ?? words["backtest.draft"]
  }

  private func asked(_ run: BacktestRun) -> String {
    "\(words("backtest.days", count: run.question.horizon)) · \(words["backtest.churn.\(run.question.churn.rawValue)"])"
  }

  private func state(_ run: BacktestRun) -> HTML {
    if let result = run.result { return Self.badge(result, words) }
    if run.finishedAt != nil { return Badge(words["backtest.failed"], tone: .red).html }
    return "\(words("backtest.running", ["percent": reader.percent(run.progress)]))"
  }
}

extension BacktestViews {
  /// The page of one back-test.
  func page(_ run: BacktestRun, _ card: StoredScorecard, _ others: [BacktestRun]) -> HTML {
    let back = Button(card.name, style: .quiet).link("/scorecards/\(card.id)")
    let head = PageHead(
      words["backtest.title"], summary: "\(card.name) · \(tested(run)) · \(asked(run))", actions: back)
    let live = ("/backtests/\(run.id)/live" as Path).query("seen", run.stamp)
    let watch: HTML? = run.finishedAt == nil ? LivePart.watch(live) : nil
    let comparison: HTML? =
      others.count > 1
      ? Panel(words["backtest.others"], isFlush: true).html(table(others, current: run.id)) : nil
    return """
      \(head.html)\(watch)<div class="stack-l" \(LivePart.mark("backtest"))>\(body(run))\(comparison)</div>
      """
  }

  private func body(_ run: BacktestRun) -> HTML {
    guard let result = run.result else {
      guard run.finishedAt != nil else {
        return Notice(.info, words("backtest.running", ["percent": reader.percent(run.progress)])).html
      }
      return Notice(.error, words["backtest.failed"]).html
    }
    let text = BacktestText(result, words)
    let figures = KeyValueList(text.figures.map { KeyValueList.Item($0.name, $0.value) })
    let differing: [HTML] = text.disagreements.map { "<li>\(HTML.figures(in: $0))</li>" }
    let disagreements: HTML = "<ul class=\"stack-s\">\(differing)</ul>"
    let notes: [HTML] = text.notes.map { "<li>\($0)</li>" }
    return """
      \(verdict(result, text))\(figures.row)\
      \(Panel(words["backtest.definitions"]).html(disagreements))\
      \(calibration(result, text))\
      \(examples(result.missed, words("backtest.missed", count: result.missedCount), id: "missed"))\
      \(examples(result.falseAlarms, words("backtest.falseAlarms", count: result.falseAlarmCount), id: "alarms"))\
      <ul class="stack-s muted small">\(notes)</ul>
      """
  }

  private func verdict(_ result: Backtest, _ text: BacktestText) -> HTML {
    let kind: Notice.Kind =
      switch result.evaluation?.verdict {
      case .better: .success
      case .noBetterThanChance, .worseThanChance: .warning
      case nil: .info
      }
    return Notice(kind, text.headline, detail: text.summary).html
  }

  private func calibration(_ result: Backtest, _ text: BacktestText) -> HTML? {
    guard let evaluation = result.evaluation else { return nil }
    let rows = evaluation.calibration.reversed().map { bin in
      let band = text.band(bin)
      return DataTableRow(
        id: band, title: band, path: nil,
        cells: [
          .text(band), .text(reader.number(bin.n)), .text(reader.percent(bin.happened)),
          .text("\(reader.percent(bin.interval.low)) – \(reader.percent(bin.interval.high))"),
        ])
    }
    let table = DataTable(
      caption: words["backtest.calibration"],
      columns: [
        DataTableColumn(words["backtest.calibration.score"]),
        DataTableColumn(words["backtest.figure.cases"], kind: .number),
        DataTableColumn(words["backtest.calibration.lost"], kind: .number),
        DataTableColumn(words["backtest.calibration.interval"], kind: .number, from: .tablet),
      ], rows: Array(rows), isCompact: true)
    return Panel(words["backtest.calibration"], isFlush: true).html(table.html)
  }

  private func examples(_ list: [Backtest.Example], _ title: String, id: String) -> HTML? {
    guard !list.isEmpty else { return nil }
    let rows = list.map { one in
      DataTableRow(
        id: one.account.description, title: one.name, path: "/accounts/\(one.account)/health",
        cells: [
          .name(one.name, detail: nil), .text(reader.number(one.score, places: 1)), .text(reader.date(one.day)),
        ] + (one.churnedOn.map { [.text(reader.date($0))] } ?? []))
    }
    let lost = list.contains { $0.churnedOn != nil } ? [DataTableColumn(words["backtest.lostOn"], kind: .date)] : []
    let table = DataTable(
      caption: title,
      columns: [
        DataTableColumn(words["accounts.column.name"], kind: .name),
        DataTableColumn(words["backtest.score"], kind: .number),
        DataTableColumn(words["backtest.scoredOn"], kind: .date, from: lost.isEmpty ? .always : .tablet),
      ] + lost, rows: rows, isCompact: true)
    return Panel(title, isFlush: true, id: id).html(table.html)
  }
}
