import Customers
import Kernel
import Language
import Web

/// The markup of the daily values behind a measure, and of what people told.
extension MeasureRows {
  /// - Parameter people: the names of the staff.
  func page(_ title: String, account: ID<Account>, people: [ID<Person>: String], _ words: Words) -> HTML {
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
      \(CurveViews(measure: measure, words: words).html)\(told.isEmpty ? table(words) : told(people, words))
      """
  }

  private static func cell(_ value: Double?, _ words: Words) -> DataTableCell {
    guard let value else { return DataTableCell.none }
    return .text(words.reader.number(value, places: value == value.rounded() ? 0 : 1))
  }

  /// "Said by … on …", a line each.
  private func told(_ people: [ID<Person>: String], _ words: Words) -> HTML {
    let columns = [
      DataTableColumn(words["health.day"], kind: .date), DataTableColumn(words["health.told.what"]),
      DataTableColumn(words["health.told.by"]),
    ]
    let rows = told.map { told in
      let day = words.reader.date(told.occurredAt.day(in: words.reader.timeZone))
      let what = told.kind == .championLeft ? "observation.championLeft" : "judgement.\(told.judgement.rawValue)"
      let who = told.person.flatMap { people[$0] } ?? words["audit.system"]
      return DataTableRow(
        id: told.id.description, title: day, path: nil, cells: [.text(day), .text(words[what]), .text(who)])
    }
    let table = DataTable(caption: words["health.told"], columns: columns, rows: rows, isCompact: true)
    return "<div class=\"daily-values\">\(table.html)</div>"
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
