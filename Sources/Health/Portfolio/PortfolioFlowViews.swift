import Customers
import Kernel
import Language
import Web

/// The markup of the accounts behind a flow.
struct PortfolioFlowViews {
  let words: Words
  let question: PortfolioQuestion
  let way: PortfolioWay
  let names: [ID<Person>: String]

  private var reader: Reader { words.reader }
  private var text: PortfolioText { PortfolioText(words: words) }

  /// Red → amber, with their shapes.
  static func arrow(_ way: PortfolioWay, _ words: Words) -> HTML {
    let ends = PortfolioText(words: words).ends(way)
    func end(_ state: PortfolioState?, _ name: String) -> HTML {
      guard let band = state?.band else { return "<span>\(name)</span>" }
      return "<span class=\"health tone-\(band.rawValue)\">\(Tone(band).mark)<span>\(name)</span></span>"
    }
    return "<span class=\"portfolio-way\">\(end(way.from, ends.from)) → \(end(way.to, ends.to))</span>"
  }

  var title: String {
    let ends = text.ends(way)
    return "\(ends.from) → \(ends.to)"
  }

  func page(_ page: Page<PortfolioAccount>, _ flows: [PortfolioFlow], isFirst: Bool) -> HTML {
    let period = words("portfolio.period", ["from": reader.date(question.from), "to": reader.date(question.to)])
    let back = Button(words["portfolio.title"], style: .quiet).link(question.kept("/portfolio").anchor("movements"))
    let head = PageHead(title, summary: [period, narrowed].compactMap(\.self).joined(separator: " · "), actions: back)
    guard !page.items.isEmpty else {
      let none = EmptyState(icon: .accounts, title: words["portfolio.nobody"], text: words["portfolio.nobody.text"])
      return "\(head.html)\(none.html)"
    }
    let first = way.path(question)
    let pager = Pager(
      summary: words(
        "accounts.shown", count: page.items.count, ["total": reader.number(flows.reduce(0) { $0 + $1.accounts })]),
      previous: isFirst ? nil : first, next: page.next.map { first.query("cursor", $0.description) })
    return "\(head.html)<div class=\"stack\">\(table(page.items, flows))\(pager.html(words))</div>"
  }

  private var narrowed: String? { question.filter.trimmed.isEmpty ? nil : question.filter }

  private func table(_ accounts: [PortfolioAccount], _ flows: [PortfolioFlow]) -> HTML {
    let columns = [
      DataTableColumn(words["accounts.column.name"], kind: .name),
      DataTableColumn(words["portfolio.scoreBefore"], kind: .health, from: way.to == .outside ? .always : .tablet),
      DataTableColumn(words["portfolio.scoreAfter"], kind: .health, from: way.to == .outside ? .tablet : .always),
      DataTableColumn(words["accounts.column.arr"], kind: .number),
      DataTableColumn(words["accounts.column.owner"], from: .tablet),
    ]
    let rows = accounts.map { account in
      let arr = account.after.state == .outside ? account.before.arr : account.after.arr
      return DataTableRow(
        id: account.id.description, title: account.name, path: "/accounts/\(account.id)",
        cells: [
          .name(account.name, detail: nil), health(account.before), health(account.after), .text(reader.money(arr)),
          .text(account.owner.flatMap { names[$0] } ?? Reader.noValue),
        ])
    }
    let arr = flows.sum { $0.to == .outside ? $0.before : $0.after }.arr
    let total: HTML = .join(text.amounts(arr).map { "<span class=\"nowrap\">\($0)</span>" }, separator: "<br>")
    return DataTable(
      caption: title, columns: columns, rows: rows,
      total: [.text(words["accounts.total"]), .none, .none, .html(total), .none]
    ).html
  }

  private func health(_ then: PortfolioAccount.Then) -> DataTableCell {
    guard let band = then.state.band else { return .none }
    return .health(
      HealthBadge(
        tone: Tone(band), score: then.score.map { reader.number($0.whole) }, word: words["band.\(band.rawValue)"]))
  }
}
