import Customers
import Kernel
import Language
import Web

/// The bands of a portfolio over time as charts: by number of accounts, and by revenue in each currency.
struct PortfolioCharts {
  let words: Words
  let question: PortfolioQuestion

  private var reader: Reader { words.reader }

  func panel(_ figures: Portfolios.Figures) -> HTML {
    let choice = Tabs(
      words["portfolio.bands"],
      items: PortfolioReach.allCases.map { reach in
        let path = question.kept("/portfolio", reach: reach)
        return Tabs.Item(words["portfolio.span.\(reach.rawValue)"], path: path, isCurrent: reach == question.reach)
      })
    let charts: [HTML] = figures.currencies.compactMap { currency in
      let known = figures.days.contains { $0.whole.arr.contains { $0.currency == currency && $0.minorUnits != 0 } }
      return known ? revenue(figures.days, in: currency) : nil
    }
    let body: HTML = """
      <div class="portfolio-charts">\(accounts(figures.days, title: words["portfolio.byAccounts"]))\(charts)</div>
      """
    return Panel(words["portfolio.bands"], actions: choice.segments, id: "bands").html(body)
  }

  /// The bands by number of accounts.
  func accounts(_ days: [PortfolioDay], title: String) -> HTML {
    chart(
      title, days, value: { Double($0.accounts) }, text: { reader.number($0.accounts) },
      figure: { reader.number($0.accounts) },
      whole: { words("portfolio.count", count: $0.accounts) })
  }

  private func revenue(_ days: [PortfolioDay], in currency: Currency) -> HTML {
    func amount(_ sum: PortfolioSum) -> Money { sum.arr.first { $0.currency == currency } ?? .zero(currency) }
    return chart(
      words("portfolio.byRevenue", ["currency": currency.code]), days, value: { Double(amount($0).minorUnits) },
      text: { reader.compact(amount($0)) }, figure: { reader.money(amount($0)) }, whole: { reader.money(amount($0)) })
  }

  private func chart(
    _ title: String, _ days: [PortfolioDay], value: (PortfolioSum) -> Double, text: (PortfolioSum) -> String,
    figure: (PortfolioSum) -> String, whole: (PortfolioSum) -> String
  ) -> HTML {
    let columns = days.map { day in
      let label = reader.date(day.day, .dayMonth)
      guard day.isKnown else {
        return StackedColumns.Column(label, values: [], texts: [], whole: words["portfolio.unknown"])
      }
      return StackedColumns.Column(
        label, values: day.bands.map(value), texts: day.bands.map(text), figures: day.bands.map(figure),
        whole: whole(day.whole))
    }
    let known = days.filter(\.isKnown)
    let description = words(
      "portfolio.chart.description",
      [
        "from": known.first.map { text($0.whole) } ?? Reader.noValue,
        "since": known.first.map { reader.date($0.day) } ?? Reader.noValue,
        "to": known.last.map { text($0.whole) } ?? Reader.noValue,
        "red": known.last.map { text($0[.red]) } ?? Reader.noValue,
      ])
    return StackedColumns(
      title: title, description: description,
      parts: Band.allCases.map { StackedColumns.Part(words["band.\($0.rawValue)"], tone: Tone($0)) }, columns: columns
    ).html(words)
  }
}
