import Customers
import Kernel
import Language
import Web

/// The markup of what stands behind a measure, at one day or at both ends of a change.
struct MeasureRowsViews {
  /// The later day first.
  let ends: [MeasureRows]
  let account: ID<Account>
  /// The names of the staff.
  let people: [ID<Person>: String]
  let words: Words

  private var texts: MeasureText { MeasureText(words: words) }
  private var reader: Reader { words.reader }

  func page(_ title: String) -> HTML {
    guard let measure = ends.first?.measure else { return "" }
    let back = Button(words["health.back.explanation"]).link("/accounts/\(account)/health")
    let rule = words("health.missing.said", ["rule": texts.policy(measure.missing)])
    let parts: [HTML] = ends.map { end in
      "<div>\(Panel(span(end.result)).html("<div class=\"stack\">\(facts(end).row)\(table(end))</div>"))</div>"
    }
    return """
      \(PageHead(title, summary: rule, actions: back).html)\(CurveViews(measure: measure, words: words).html)\
      <div class="columns columns-even">\(parts)</div>
      """
  }

  /// The window, or the day alone.
  private func span(_ result: MeasureResult) -> String {
    result.from == result.to
      ? reader.date(result.to) : "\(reader.date(result.from)) – \(reader.date(result.to))"
  }

  private func facts(_ end: MeasureRows) -> KeyValueList {
    KeyValueList([
      KeyValueList.Item(words["health.value"], texts.value(end.result.value, of: end.measure)),
      KeyValueList.Item(words["health.window"], "\(texts.aggregate(end.measure)) · \(texts.window(end.measure))"),
      KeyValueList.Item(
        words["health.points"], end.result.points.map { reader.number($0, places: 1) } ?? Reader.noValue),
      KeyValueList.Item(words["health.state"], texts.state(end.result)),
    ])
  }

  private func table(_ end: MeasureRows) -> HTML {
    switch end.rows {
    case .days(let days): table(days, of: end)
    case .subscriptions(let subscriptions): table(subscriptions, of: end)
    case .conversations(let entries): list(entries, of: end)
    case .told(let told): list(told, of: end)
    case .children(let children, let visible): table(children, visible, of: end)
    }
  }

  /// What a table is called: there is one of each end.
  private func caption(_ end: MeasureRows) -> String { "\(end.measure.name[words.language]) · \(span(end.result))" }

  private func table(_ days: [(day: LocalDate, values: [Double?])], of end: MeasureRows) -> HTML {
    guard !days.isEmpty else { return "<p class=\"muted\">\(words["health.rows.none"])</p>" }
    let columns =
      [DataTableColumn(words["health.day"], kind: .date)]
      + end.metrics.map { DataTableColumn($0[words.language], kind: .number) }
    let rows = days.map { day, values in
      DataTableRow(
        id: day.description, title: reader.date(day), path: nil,
        cells: [.text(reader.date(day))] + values.map(cell))
    }
    let table = DataTable(caption: caption(end), columns: columns, rows: rows, isCompact: true)
    return "<div class=\"daily-values\">\(table.html)</div>"
  }

  private func cell(_ value: Double?) -> DataTableCell {
    guard let value else { return DataTableCell.none }
    return .text(reader.number(value, places: value == value.rounded() ? 0 : 1))
  }

  private func table(_ subscriptions: [Subscription], of end: MeasureRows) -> HTML {
    guard !subscriptions.isEmpty else { return "<p class=\"muted\">\(words["subscriptions.none"])</p>" }
    let rows = subscriptions.map { subscription in
      let terms = subscription.terms
      let name = terms.plan ?? terms.product ?? Reader.noValue
      return DataTableRow(
        id: subscription.id.description, title: name, path: nil,
        cells: [
          .name(name, detail: nil), .text(reader.date(terms.startsOn)),
          terms.endsOn.map { .text(reader.date($0)) } ?? .none,
        ])
    }
    let columns = [
      DataTableColumn(words["subscriptions.plan"], kind: .name),
      DataTableColumn(words["subscriptions.from"], kind: .date),
      DataTableColumn(words["subscriptions.until"], kind: .date),
    ]
    return DataTable(caption: caption(end), columns: columns, rows: rows, isCompact: true, isStacked: true).html
  }

  private func list(_ entries: [TimelineEntry], of end: MeasureRows) -> HTML {
    guard !entries.isEmpty else { return "<p class=\"muted\">\(words["health.rows.noContact"])</p>" }
    let rows = entries.map { entry in
      let day = reader.date(entry.event.occurredAt.utcDay)
      let kind = words["timeline.\(entry.event.kind.rawValue)"]
      return DataTableRow(
        id: entry.event.id.description, title: kind, path: nil,
        cells: [.text(day), .name(kind, detail: entry.note?.body.prefix(200).description)])
    }
    let columns = [
      DataTableColumn(words["health.day"], kind: .date), DataTableColumn(words["health.rows.contact"], kind: .name),
    ]
    return DataTable(caption: caption(end), columns: columns, rows: rows, isCompact: true).html
  }

  /// Who said what when, a line each.
  private func list(_ told: [Observation], of end: MeasureRows) -> HTML {
    guard !told.isEmpty else { return "<p class=\"muted\">\(words["health.rows.none"])</p>" }
    let rows = told.map { told in
      let day = reader.date(told.occurredAt.day(in: reader.timeZone))
      let what = told.kind == .championLeft ? "observation.championLeft" : "judgement.\(told.judgement.rawValue)"
      let who = told.person.flatMap { people[$0] } ?? words["audit.system"]
      return DataTableRow(
        id: told.id.description, title: day, path: nil, cells: [.text(day), .text(words[what]), .text(who)])
    }
    let columns = [
      DataTableColumn(words["health.day"], kind: .date), DataTableColumn(words["health.told.what"]),
      DataTableColumn(words["health.told.by"]),
    ]
    return DataTable(caption: caption(end), columns: columns, rows: rows, isCompact: true).html
  }

  /// The accounts below, the weakest first, each with its share of the mean; of those that the reader may not see only
  /// how many they are.
  private func table(_ below: ChildrenHealth, _ visible: Set<ID<Account>>, of end: MeasureRows) -> HTML {
    guard !below.children.isEmpty else { return "<p class=\"muted\">\(words["health.children.none"])</p>" }
    let all = below.children.reduce(0.0) { $0 + Double($1.weight) }
    let shown = below.children.filter { visible.contains($0.account) }
    let hidden = below.children.count - shown.count
    let more: HTML? = hidden == 0 ? nil : "<p class=\"muted\">\(words("health.children.hidden", count: hidden))</p>"
    let rows = shown.map { child in
      DataTableRow(
        id: child.account.description, title: child.name,
        path: ("/accounts/\(child.account)/health" as Path).query("to", end.result.to.description),
        cells: [
          .name(child.name, detail: nil), .text(reader.number(child.score, places: 1)),
          .text(reader.percent(Double(child.weight) / all)),
        ])
    }
    let columns = [
      DataTableColumn(words["health.children.account"], kind: .name),
      DataTableColumn(words["health.points"], kind: .number),
      DataTableColumn(words["health.weight"], kind: .number),
    ]
    let table = DataTable(caption: caption(end), columns: columns, rows: rows, isCompact: true)
    return "\(shown.isEmpty ? nil : table.html)\(more)"
  }
}
