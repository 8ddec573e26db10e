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

  /// A part of what a row adds up: its figures, in short too, one a currency; none for nothing.
  private struct Part {
    let name: String
    let figures: [String]
    let short: [String]
  }

  /// A row of a table: its ends, and the movements between them.
  private struct Line {
    let beginning: DataTableCell
    /// The beginning again; nil where a phone has room for its column.
    let opening: Part?
    let movements: [Part]
    let end: DataTableCell
  }

  /// By number of accounts.
  func accounts(_ balances: [PortfolioBalance], _ whole: PortfolioBalance) -> HTML {
    func line(_ balance: PortfolioBalance) -> Line {
      func movement(_ name: String, _ count: Int) -> Part {
        let figures = count == 0 ? [] : [reader.signed(count)]
        return Part(name: words["portfolio.\(name)"], figures: figures, short: figures)
      }
      let state = balance.band.map { PortfolioState($0) }
      func opens(_ count: Int, _ way: PortfolioWay) -> DataTableCell {
        guard state != nil, count > 0 else { return .text(reader.number(count)) }
        return .html("<a href=\"\(way.path(question))\">\(reader.number(count))</a>")
      }
      return Line(
        beginning: opens(balance.beginning.accounts, PortfolioWay(from: state, to: nil)), opening: nil,
        movements: [
          movement("new", balance.new.accounts), movement("came", balance.came.accounts),
          movement("went", -balance.went.accounts), movement("lost", -balance.lost.accounts),
        ], end: opens(balance.end.accounts, PortfolioWay(from: nil, to: state)))
    }
    return table(words["portfolio.accounts"], balances, whole, isMoney: false, line)
  }

  /// By annual recurring revenue, each currency on a line of its own.
  func revenue(_ balances: [PortfolioBalance], _ whole: PortfolioBalance) -> HTML? {
    guard !(whole.beginning.arr + whole.end.arr).isEmpty else { return nil }
    func line(_ balance: PortfolioBalance) -> Line {
      func movement(_ name: String, _ money: [Money]) -> Part {
        let some = money.filter { $0.minorUnits != 0 }
        return Part(
          name: words["portfolio.\(name)"], figures: some.map { reader.signed($0) },
          short: some.map { reader.signedCompact($0) })
      }
      return Line(
        beginning: .html(lines(text.amounts(balance.beginning.arr))),
        opening: Part(
          name: words["portfolio.beginning"], figures: balance.beginning.arr.map { reader.money($0) },
          short: balance.beginning.arr.map { reader.compact($0) }),
        movements: [
          movement("new", balance.new.arr), movement("came", balance.came.arr),
          movement("went", Money.negative(balance.went.arr)), movement("lost", Money.negative(balance.lost.arr)),
          movement("changed", balance.changed),
        ], end: .html(lines(text.amounts(balance.end.arr))))
    }
    return table(words["accounts.column.arr"], balances, whole, isMoney: true, line)
  }

  private func table(
    _ title: String, _ balances: [PortfolioBalance], _ whole: PortfolioBalance, isMoney: Bool,
    _ line: (PortfolioBalance) -> Line
  ) -> HTML {
    // A phone has room for the ends of numbers and the last of money; amounts need more than numbers.
    let middle = line(whole).movements.map {
      DataTableColumn($0.name, kind: .number, from: isMoney ? .wide : .tablet)
    }
    let columns =
      [
        DataTableColumn(title, kind: .text),
        DataTableColumn(words["portfolio.beginning"], kind: .number, from: isMoney ? .tablet : .always),
      ] + middle + [DataTableColumn(words["portfolio.end"], kind: .number)]
    func cells(_ balance: PortfolioBalance, _ name: HTML) -> [DataTableCell] {
      let line = line(balance)
      let movements = line.movements.map { $0.figures.isEmpty ? DataTableCell.none : .html(lines($0.figures)) }
      return [.html("\(name)\(below(line, isMoney: isMoney))"), line.beginning] + movements + [line.end]
    }
    let rows = balances.map { balance in
      let name = balance.band.map { words["band.\($0.rawValue)"] } ?? words["portfolio.all"]
      let mark: HTML? = balance.band.map { band in
        "<span class=\"health tone-\(band.rawValue)\">\(Tone(band).mark)<span>\(name)</span></span>"
      }
      return DataTableRow(id: name, title: name, path: nil, cells: cells(balance, mark ?? "\(name)"))
    }
    return DataTable(
      caption: "\(words["portfolio.movements"]): \(title)", columns: columns, rows: rows,
      total: cells(whole, "\(words["portfolio.all"])"), isCompact: true
    ).html
  }

  /// What has no columns, in short.
  private func below(_ line: Line, isMoney: Bool) -> HTML? {
    func told(_ part: Part) -> HTML {
      let amounts: [HTML] = zip(part.short, part.figures).map { short, figure in
        " <span class=\"nowrap\" title=\"\(figure)\">\(short)</span>"
      }
      return "\(part.name)\(amounts)"
    }
    let movements = HTML.join(line.movements.filter { !$0.short.isEmpty }.map(told), separator: " · ")
    let opening: HTML? = line.opening.flatMap { part in
      guard !part.short.isEmpty else { return nil }
      return "<span class=\"to-tablet\">\(told(part))\(movements.isEmpty ? "" : " · ")</span>"
    }
    guard opening != nil || !movements.isEmpty else { return nil }
    let width: HTML = isMoney ? "to-wide" : "to-tablet"
    return "<span class=\"cell-detail cell-wrap \(width)\">\(opening)\(movements)</span>"
  }

  private func lines(_ amounts: [String]) -> HTML {
    .join(amounts.map { "<span class=\"nowrap\">\($0)</span>" }, separator: "<br>")
  }
}
