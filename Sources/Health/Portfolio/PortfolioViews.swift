import Customers
import Kernel
import Language
import Web

/// The markup of the portfolio.
struct PortfolioViews {
  let words: Words
  let question: PortfolioQuestion
  let form: SubmittedForm
  let segments: [(id: ID<Segment>, name: String)]
  let names: [ID<Person>: String]
  /// Whether the reader sees only some of the workspace's accounts.
  let isPartial: Bool

  private var reader: Reader { words.reader }
  private var text: PortfolioText { PortfolioText(words: words) }

  func page(_ figures: Portfolios.Figures) -> HTML {
    let head = PageHead(words["portfolio.title"], summary: words["portfolio.summary"])
    let partial: HTML? = isPartial ? Notice(.info, words["segments.partial"]).html : nil
    return "\(head.html)<div class=\"stack-l\">\(partial)\(ask)\(figures.isEmpty ? empty : all(figures))</div>"
  }

  private func all(_ figures: Portfolios.Figures) -> HTML {
    """
    \(PortfolioCharts(words: words, question: question).panel(figures))\(movements(figures.flows))\
    <div class="columns"><div>\(owners(figures.owners))</div><div>\(coverage(figures.coverage))</div></div>
    """
  }

  private var empty: HTML {
    let isNarrowed = !question.filter.trimmed.isEmpty || question.segment != nil || form.problem != nil
    let (title, said) = isNarrowed ? ("accounts.none", "accounts.none.text") : ("accounts.empty", "portfolio.empty")
    let action: HTML? = isNarrowed ? nil : Button(words["nav.accounts"]).link("/accounts")
    return EmptyState(icon: .usage, title: words[title], text: words[said], action: action).html
  }

  private var ask: HTML {
    let choices =
      [Select.Option("", words["portfolio.everyAccount"])]
      + segments.map { Select.Option($0.id.description, $0.name) }
    let segment = form.field("segment", label: words["portfolio.segment"], isRequired: false, words)
    let from = form.field("from", label: words["portfolio.from"], words)
    let to = form.field("to", label: words["portfolio.to"], words)
    return """
      <form class="stack" method="get" action="/portfolio">\
      \(form.accountFilter(help: words["segments.field.filter.help"], words))<div class="form-row">\
      \(Select(segment, options: choices, selected: form.value("segment")).html(words))\
      \(DateField(from, value: form.value("from")).html(words))\(DateField(to, value: form.value("to")).html(words))\
      <input type="hidden" name="span" value="\(question.reach.rawValue)">\
      \(Button(words["portfolio.show"]).submit())</div></form>
      """
  }

  private func movements(_ flows: [PortfolioFlow]) -> HTML {
    let period = words(
      "portfolio.period", ["from": reader.date(question.from), "to": reader.date(question.to)])
    let balances = Band.allCases.map { PortfolioBalance(flows, of: $0) }
      .filter { $0.beginning.accounts + $0.end.accounts > 0 }
    let whole = PortfolioBalance(flows, of: nil)
    let tables = PortfolioBalanceViews(words: words, question: question)
    let revenue = tables.revenue(balances, whole)
    let body: HTML = """
      <div class="stack">\(tables.accounts(balances, whole))\(revenue)\(self.flows(flows))</div>
      """
    let foot = [words["portfolio.addsUp"], revenue.map { _ in words["portfolio.changed.why"] }].compactMap(\.self)
    return Panel(
      words["portfolio.movements"], count: period, foot: "\(foot.joined(separator: " "))", id: "movements"
    ).html(body)
  }

  private func flows(_ flows: [PortfolioFlow]) -> HTML {
    let moved = flows.filter { !$0.isStill } + flows.filter(\.isStill)
    let columns = [
      DataTableColumn(words["portfolio.flow"], kind: .name),
      DataTableColumn(words["portfolio.accounts"], kind: .number),
      DataTableColumn(words["portfolio.arrBefore"], kind: .number, from: .tablet),
      DataTableColumn(words["portfolio.arrAfter"], kind: .number),
    ]
    let rows = moved.map { flow in
      let way = PortfolioWay(from: flow.from, to: flow.to)
      let ends = text.ends(way)
      return DataTableRow(
        id: "\(flow.from.rawValue)-\(flow.to.rawValue)", title: "\(ends.from) → \(ends.to)", path: way.path(question),
        cells: [
          .html(PortfolioFlowViews.arrow(way, words)), .text(reader.number(flow.accounts)),
          .html(lines(flow.from == .outside ? [] : flow.before)), .html(lines(flow.to == .outside ? [] : flow.after)),
        ])
    }
    return DataTable(caption: words["portfolio.flows"], columns: columns, rows: rows, isCompact: true).html
  }

  /// Each amount on a line of its own.
  private func lines(_ money: [Money]) -> HTML {
    .join(text.amounts(money).map { "<span class=\"nowrap\">\($0)</span>" }, separator: "<br>")
  }

  private func coverage(_ coverage: PortfolioCoverage) -> HTML {
    let told = text.coverage(coverage).map { KeyValueList.Item($0.name, $0.value) }
    return Panel(words["portfolio.coverage"], foot: "\(words["portfolio.coverage.why"])").html(KeyValueList(told).html)
  }

  private func owners(_ owners: [PortfolioOwner]) -> HTML {
    let columns = [
      DataTableColumn(words["accounts.column.owner"], kind: .name),
      DataTableColumn(words["portfolio.scored.short"], kind: .number),
      DataTableColumn(words["portfolio.red"], kind: .number, from: .tablet),
      DataTableColumn(words["portfolio.redShare"], kind: .number),
    ]
    let rows = owners.map { owner in
      let name = owner.owner.map { names[$0] ?? Reader.noValue } ?? words["portfolio.noOwner"]
      let share: HTML =
        "<span class=\"cell-wrap\(owner.share == nil ? " muted" : "")\">\(text.share(owner))</span>"
      return DataTableRow(
        id: owner.owner?.description ?? "none", title: name, path: nil,
        cells: [
          .name(name, detail: nil), .text(reader.number(owner.scored)), .text(reader.number(owner.red)), .html(share),
        ])
    }
    let table = DataTable(caption: words["portfolio.owners"], columns: columns, rows: rows, isCompact: true).html
    return Panel(words["portfolio.owners"], foot: "\(text.comparison(owners))", isFlush: true, id: "owners").html(table)
  }
}
