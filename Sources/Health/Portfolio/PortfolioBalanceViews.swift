import Customers
import Kernel
import Language
import Web

/// The tables that show how the beginning of a period became its end, band by band.
struct PortfolioBalanceViews {
  let words: Words
  let question: PortfolioQuestion

  private var reader: Reader { words.reader }
  private var text: PortfolioText { PortfolioText(words: words) }

  /// By number of accounts.
  func accounts(_ balances: [PortfolioBalance], _ whole: PortfolioBalance) -> HTML {
    func cells(_ balance: PortfolioBalance) -> [DataTableCell] {
      func part(_ count: Int) -> DataTableCell { count == 0 ? .none : .text(reader.signed(count)) }
      let state = balance.band.map { PortfolioState($0) }
      func opens(_ count: Int, _ way: PortfolioWay) -> DataTableCell {
        guard state != nil, count > 0 else { return .text(reader.number(count)) }
        return .html("<a href=\"\(way.path(question))\">\(reader.number(count))</a>")
      }
      return [
        opens(balance.beginning.accounts, PortfolioWay(from: state, to: nil)), part(balance.new.accounts),
        part(balance.came.accounts),
        part(-balance.went.accounts), part(-balance.lost.accounts),
        opens(balance.end.accounts, PortfolioWay(from: nil, to: state)),
      ]
    }
    return table(words["portfolio.accounts"], parts, balances, whole, cells)
  }

  /// By annual recurring revenue, each currency on a line of its own.
  func revenue(_ balances: [PortfolioBalance], _ whole: PortfolioBalance) -> HTML? {
    guard !(whole.beginning.arr + whole.end.arr).isEmpty else { return nil }
    func cells(_ balance: PortfolioBalance) -> [DataTableCell] {
      let middle = [
        balance.new.arr, balance.came.arr, Money.negative(balance.went.arr), Money.negative(balance.lost.arr),
        balance.changed,
      ]
      return [.html(lines(text.amounts(balance.beginning.arr)))] + middle.map { .html(lines(text.signed($0))) }
        + [.html(lines(text.amounts(balance.end.arr)))]
    }
    var columns = parts
    columns.insert(words["portfolio.changed"], at: columns.count - 1)
    return table(words["accounts.column.arr"], columns, balances, whole, isMoney: true, cells)
  }

  private var parts: [String] {
    ["beginning", "new", "came", "went", "lost", "end"].map { words["portfolio.\($0)"] }
  }

  private func table(
    _ title: String, _ parts: [String], _ balances: [PortfolioBalance], _ whole: PortfolioBalance,
    isMoney: Bool = false, _ cells: (PortfolioBalance) -> [DataTableCell]
  ) -> HTML {
    let columns =
      [DataTableColumn(title, kind: .text)]
      + parts.enumerated().map { place, part in
        // A phone has room for the ends of numbers, and of money for the last.
        let isShown = place == parts.count - 1 || (place == 0 && !isMoney)
        return DataTableColumn(part, kind: .number, from: isShown ? .always : .tablet)
      }
    let rows = balances.map { balance in
      let name = balance.band.map { words["band.\($0.rawValue)"] } ?? words["portfolio.all"]
      let mark: HTML? = balance.band.map { band in
        "<span class=\"health tone-\(band.rawValue)\">\(Tone(band).mark)<span>\(name)</span></span>"
      }
      return DataTableRow(id: name, title: name, path: nil, cells: [.html(mark ?? "\(name)")] + cells(balance))
    }
    return DataTable(
      caption: "\(words["portfolio.movements"]): \(title)", columns: columns, rows: rows,
      total: [.text(words["portfolio.all"])] + cells(whole), isCompact: true
    ).html
  }

  private func lines(_ amounts: [String]) -> HTML {
    .join(amounts.map { "<span class=\"nowrap\">\($0)</span>" }, separator: "<br>")
  }
}
