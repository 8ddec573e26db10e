import Kernel
import Language
import Storage
import Web

/// What the numbers of an account did in the last 13 weeks: a panel of the account page.
public enum UsagePanel {
  private static let weeks = 13

  /// A metric with its value of each week, oldest first.
  private struct Line {
    let metric: Metric
    let values: [Double?]
  }

  public static let panel = AccountPanel(.know, showsPast: true) { context, tx in
    let workspace = context.actor.workspace
    let last = context.day
    let first = last - (7 * weeks - 1)
    let lines = try MetricStore.all(in: workspace, tx).compactMap { metric -> Line? in
      let series = try RollupStore.series(
        of: context.account.id, metric, from: first, to: last, knownAt: context.time.knownAt, in: workspace, tx)
      let values = (0..<weeks).map { week in value(series, metric, from: first + 7 * week) }
      return values.contains { $0 != nil } ? Line(metric: metric, values: values) : nil
    }
    return html(lines, context)
  }

  private static func value(_ series: DailySeries, _ metric: Metric, from: LocalDate) -> Double? {
    let totals = series.totals(from: from, to: from + 6)
    guard totals.days > 0 else { return nil }
    return metric.kind.isAdditive ? totals.sum : totals.mean
  }

  private static func html(_ lines: [Line], _ context: AccountPanel.Context) -> HTML {
    let words = context.request.words
    let panel = Panel(words["usage.title"], count: words["usage.weeks"], isFlush: !lines.isEmpty, id: "usage")
    guard !lines.isEmpty else { return panel.html("<p class=\"muted\">\(words["usage.none"])</p>") }
    let table = DataTable(
      caption: words["usage.title"],
      columns: [
        DataTableColumn(words["usage.metric"], kind: .name),
        DataTableColumn(words["usage.trend"], kind: .sparkline),
        DataTableColumn(words["usage.lastWeek"], kind: .number),
        DataTableColumn(words["usage.average"], kind: .number, from: .tablet),
      ], rows: lines.map { row($0, words) }, isCompact: true)
    return panel.html(table.html)
  }

  private static func row(_ line: Line, _ words: Words) -> DataTableRow {
    let reader = words.reader
    let name = line.metric.name[reader.language]
    let known = line.values.compactMap(\.self)
    let average = known.reduce(0, +) / Double(max(1, known.count))
    let latest = line.values.last.flatMap { $0 }
    return DataTableRow(
      id: line.metric.key, title: name, path: nil,
      cells: [
        .name(name, detail: line.metric.unit.isEmpty ? nil : line.metric.unit),
        .sparkline(Sparkline(values: line.values, description: words("usage.trendOf", ["metric": name]))),
        latest.map { .text(reader.number($0, places: $0 < 10 ? 1 : 0)) } ?? .none,
        .text(reader.number(average, places: average < 10 ? 1 : 0)),
      ])
  }
}
