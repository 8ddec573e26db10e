import Customers
import Kernel
import Language
import Web

/// The markup of back-tests.
struct BacktestViews {
  let words: Words
  let csrf: CSRFField
  /// Whether the reader may start tests.
  let mayRun: Bool

  private var reader: Reader { words.reader }

  /// The verdict beside a scorecard's name; without a colour, for those are of health.
  static func badge(_ verdict: Backtest.Verdict, _ words: Words) -> HTML {
    Badge(words["backtest.badge.\(verdict.rawValue)"]).html
  }

  /// The verdict beside a score, which leads to its test.
  static func link(_ verdict: Backtest.Verdict, _ run: ID<BacktestRun>, _ words: Words) -> HTML {
    let text = words("backtest.badge.of", ["verdict": words["backtest.badge.\(verdict.rawValue)"]])
    return "<a href=\"\("/backtests/\(run)" as Path)\">\(Badge(text).html)</a>"
  }

  /// On the page of a scorecard: asks for a test, and lists those that were made, side by side.
  ///
  /// - Parameter asked: what was sent and refused.
  func panel(_ card: StoredScorecard, _ runs: [BacktestRun], asked: SubmittedForm) -> HTML {
    let ask: HTML? = mayRun ? form(card, asked) : nil
    let list: HTML =
      runs.isEmpty ? "<p class=\"muted\">\(words["backtest.empty"])</p>" : table(runs, current: nil)
    return Panel(words["backtest.title"], id: "backtests").html("\(list)\(ask)")
  }

  private func form(_ card: StoredScorecard, _ asked: SubmittedForm) -> HTML {
    let controls = controls(asked, BacktestActions.Command.names)
    return """
      <form class="form" method="post" action="\(Self.target(card.id))">\(csrf.html)\
      \(asked.errors(controls.map(\.field), words))<div class="form-row">\(controls.map(\.html))\
      \(Button(words["backtest.start"]).submit())</div></form>
      """
  }

  private static func target(_ card: ID<Scorecard>) -> Path { "/scorecards/\(card)/backtests" }

  /// In the form of a scorecard: tests what the form says.
  var startDraft: HTML { Button(words["backtest.startDraft"]).submit(name: "action", value: "backtest") }

  /// What is asked of a test, each field with its markup.
  func controls(
    _ form: SubmittedForm, _ names: BacktestActions.Command.Names
  ) -> [(field: Field, html: HTML)] {
    let horizons = Backtest.horizons.map { Select.Option(String($0), words("backtest.days", count: $0)) }
    let churns = ChurnDefinition.allCases.map { Select.Option($0.rawValue, words["backtest.churn.\($0.rawValue)"]) }
    let horizon = form.field(names.horizon, label: words["backtest.horizon"], words)
    let churn = form.field(names.churn, label: words["backtest.churn"], words)
    let weights = form.field(names.weights, label: words["backtest.weights.ask"], isRequired: false, words)
    let sent = form.value(names.horizon)
    return [
      (horizon, Select(horizon, options: horizons, selected: sent.isEmpty ? "90" : sent).html(words)),
      (churn, Select(churn, options: churns, selected: form.value(names.churn)).html(words)),
      (weights, Checkbox(weights, isOn: form.value(names.weights) == "yes").html),
    ]
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
  func tested(_ run: BacktestRun) -> String {
    run.question.version.map { words("scorecards.versionOf", ["number": reader.number(Int($0))]) }
      ?? words["backtest.draft"]
  }

  private func asked(_ run: BacktestRun) -> String {
    "\(words("backtest.days", count: run.question.horizon)) · \(words["backtest.churn.\(run.question.churn.rawValue)"])"
  }

  private func state(_ run: BacktestRun) -> HTML {
    if let result = run.result { return Self.badge(result.verdict, words) }
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
      \(head.html)\(watch)<div class="stack-l" \(LivePart.mark("backtest"))>\(body(run, card, others))\(comparison)</div>
      """
  }

  private func body(_ run: BacktestRun, _ card: StoredScorecard, _ others: [BacktestRun]) -> HTML {
    guard let result = run.result else {
      guard run.finishedAt != nil else {
        return Notice(.info, words("backtest.running", ["percent": reader.percent(run.progress)])).html
      }
      return Notice(.error, words["backtest.failed"]).html
    }
    let text = BacktestText(result, words)
    let figures = KeyValueList(text.figures.map { KeyValueList.Item($0.name, $0.text) })
    let differing: [HTML] = text.disagreements.map { "<li>\(HTML.figures(in: $0))</li>" }
    let disagreements: HTML = "<ul class=\"stack-s\">\(differing)</ul>"
    let notes: [HTML] = text.notes.map { "<li>\($0)</li>" }
    let weights =
      run.question.suggestsWeights ? WeightViews(run: run, result: result, words: words, mayEdit: mayRun).panel : nil
    let compared = live(beside: run, card, others).flatMap { comparison(run, $0) } ?? "\(figures.row)\(askForLive(run))"
    return """
      \(verdict(result, text))\(compared)\(weights)\
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

extension BacktestViews {
  /// The test of the live version in the same way, which a draft is shown beside.
  private func live(beside run: BacktestRun, _ card: StoredScorecard, _ others: [BacktestRun]) -> BacktestRun? {
    guard run.question.version == nil else { return nil }
    return others.first { other in
      other.result != nil && other.question.version == card.version && other.question.horizon == run.question.horizon
        && other.question.churn == run.question.churn
    }
  }

  /// For a draft whose live version has not been tested in the same way.
  private func askForLive(_ run: BacktestRun) -> HTML? {
    guard run.question.version == nil, mayRun else { return nil }
    let names = BacktestActions.Command.names
    let start = Button(words["backtest.beside.start"], size: .small).post(
      to: Self.target(run.question.scorecard), csrf: csrf,
      fields: [(names.horizon, String(run.question.horizon)), (names.churn, run.question.churn.rawValue)])
    return Notice(.info, words["backtest.beside.ask"], action: start).html
  }

  private func comparison(_ run: BacktestRun, _ other: BacktestRun) -> HTML? {
    guard let one = run.result, let two = other.result else { return nil }
    let others = BacktestText(two, words).figures
    func row(_ name: String, _ left: HTML, _ right: HTML) -> DataTableRow {
      DataTableRow(id: name, title: name, path: nil, cells: [.name(name, detail: nil), .html(left), .html(right)])
    }
    func cell(_ figure: BacktestText.Figure?) -> HTML {
      "\(figure?.value ?? Reader.noValue)\(DataTableCell.second(figure?.interval))"
    }
    func counts(_ key: String, _ anchor: String, _ count: (Backtest) -> Int) -> DataTableRow {
      func link(_ run: BacktestRun, _ count: Int) -> HTML {
        let path = ("/backtests/\(run.id)" as Path).anchor(anchor)
        return count == 0 ? "\(reader.number(0))" : "<a href=\"\(path)\">\(reader.number(count))</a>"
      }
      return row(words["backtest.figure.\(key)"], link(run, count(one)), link(other, count(two)))
    }
    let rows =
      [row(words["backtest.badge"], Self.badge(one.verdict, words), Self.badge(two.verdict, words))]
      + BacktestText(one, words).figures.filter { $0.key != "knownUntil" }.map { figure in
        row(figure.name, cell(figure), cell(others.first { $0.key == figure.key }))
      } + [counts("missed", "missed", \.missedCount), counts("falseAlarms", "alarms", \.falseAlarmCount)]
    let title = words("backtest.beside", ["one": tested(run), "other": tested(other)])
    let columns = [
      DataTableColumn(words["backtest.beside.figure"], kind: .name), DataTableColumn(tested(run), kind: .number),
      DataTableColumn(tested(other), kind: .number),
    ]
    let open = Button(words("backtest.beside.open", ["tested": tested(other)]), style: .quiet, size: .small)
      .link("/backtests/\(other.id)")
    let foot: HTML = "\(words["backtest.note.learnt"])"
    return Panel(title, actions: open, foot: foot, isFlush: true, id: "beside").html(
      DataTable(caption: title, columns: columns, rows: rows, isCompact: true).html)
  }
}
