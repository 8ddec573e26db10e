import Customers
import Kernel
import Language
import Web

/// The markup of the daily values behind a measure.
extension MeasureRows {
  func page(_ title: String, account: ID<Account>, _ words: Words) -> HTML {
    let texts = MeasureText(words: words)
    let back = Button(words["health.back.explanation"]).link("/accounts/\(account)/health")
    let facts = KeyValueList([
      KeyValueList.Item(words["health.value"], texts.value(result.value, of: measure)),
      KeyValueList.Item(words["health.window"], "\(texts.aggregate(measure)) · \(texts.window(measure))"),
      KeyValueList.Item(
        words["health.points"], result.points.map { words.reader.number($0, places: 1) } ?? Reader.noValue),
      KeyValueList.Item(words["health.state"], texts.state(result)),
    ])
    return """
      \(PageHead(title, summary: words("health.missing.said", ["rule": texts.policy(measure.missing)]), actions: back).html)\(facts.row)\
      \(CurveViews(measure: measure, words: words).html)\(table(words))
      """
  }

  private static func cell(_ value: Double?, _ words: Words) -> DataTableCell {
    guard let value else { return DataTableCell.none }
    return .text(words.reader.number(value, places: value == value.rounded() ? 0 : 1))
  }

  private func table(_ words: Words) -> HTML {
    guard !days.isEmpty else { return "<p class=\"muted\">\(words["health.rows.none"])</p>" }
    let columns =
      [DataTableColumn(words["health.day"], kind: .date)]
      + metrics.map { DataTableColumn($0[words.language], kind: .number) }
    let rows = days.map { day, values in
      DataTableRow(
        id: day.description, title: words.reader.date(day), path: nil,
        cells: [.text(words.reader.date(day))]
          + values.map { Self.cell($0, words) })
    }
    let table = DataTable(caption: words["health.rows"], columns: columns, rows: rows, isCompact: true)
    return "<div class=\"daily-values\">\(table.html)</div>"
  }
}
