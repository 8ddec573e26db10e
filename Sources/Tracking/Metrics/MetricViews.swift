import Customers
import Identity
import Kernel
import Language
import Web

/// The markup of metrics.
struct MetricViews {
  /// Gaps that are named; the chart shows all.
  private static let gapsShown = 8
  /// A metric is silent when nothing arrived for more days than these.
  private static let patience = 2

  let request: Request

  private var words: Words { request.words }
  private var reader: Reader { words.reader }

  // MARK: - The list

  func list(_ reports: [MetricReport], _ actor: Actor) -> HTML {
    let new = Button(words["metrics.new"], icon: .plus, style: .primary).link("/settings/metrics/new")
    let list =
      reports.isEmpty
      ? EmptyState(icon: .usage, title: words["metrics.empty"], text: words["metrics.empty.text"]).html
      : table(reports)
    return """
      <div class="stack">\
      \(PageHead(words["settings.metrics"], summary: words["metrics.summary"], actions: new).html)\
      \(SettingsPlace.metrics.tabs(actor, words))\(list)</div>
      """
  }

  private func table(_ reports: [MetricReport]) -> HTML {
    let columns = [
      DataTableColumn(words["usage.metric"], kind: .name),
      DataTableColumn(words["metrics.kind"], from: .tablet), DataTableColumn(words["metrics.feed"], from: .desktop),
      DataTableColumn(words["metrics.flow.short"], kind: .sparkline, from: .tablet),
      DataTableColumn(words["metrics.last"]),
    ]
    let rows = reports.map { report in
      let metric = report.metric
      let name = metric.name[reader.language]
      let days = (0..<MetricReport.daysInList).map { request.today - (MetricReport.daysInList - 1) + $0 }
      let spark = Sparkline(
        values: days.map { report.flow[$0].map(Double.init) }, description: words("metrics.flow.of", ["metric": name]))
      return DataTableRow(
        id: metric.key, title: name, path: "/settings/metrics/\(metric.key)",
        cells: [
          .name(name, detail: metric.key), .text(words["metrics.kind.\(metric.kind.rawValue)"]),
          .text(feed(report)), .sparkline(spark), .html(last(report)),
        ])
    }
    return DataTable(caption: words["settings.metrics"], columns: columns, rows: rows).html
  }

  /// What a metric comes from, in a few words.
  private func feed(_ report: MetricReport) -> String {
    if report.halves.count == 2 {
      return report.halves.map { $0.name[reader.language] }.joined(separator: " ÷ ")
    }
    if report.events == ["*"] { return words["metrics.feed.all"] }
    if report.events.count > 1 { return words("metrics.feed.events", count: report.events.count) }
    return report.events.first ?? words["metrics.feed.none"]
  }

  /// Since when nothing arrives, or that it does.
  private func last(_ report: MetricReport) -> HTML {
    guard let day = report.lastDay else { return Badge(words["metrics.never"], tone: .grey).html }
    if request.today - day <= Self.patience { return Badge(words["metrics.arrives"], tone: .green).html }
    return Badge(words("metrics.silent", ["date": reader.date(day)]), tone: .amber).html
  }

  // MARK: - One metric

  func page(_ report: MetricReport, _ form: SubmittedForm?, _ metrics: [Metric], _ actor: Actor) -> HTML {
    let metric = report.metric
    let counting: HTML? = report.isCounting ? Notice(.info, words["metrics.counting"]).html : nil
    let facts = KeyValueList([
      .init(words["metrics.key"], metric.key),
      .init(words["metrics.kind"], words["metrics.kind.\(metric.kind.rawValue)"]),
      .init(words["metrics.feed"], feed(report)), .init(words["metrics.last"], last(report)),
    ])
    let form = self.form(
      "/settings/metrics/\(metric.key)", form ?? values(report), kind: metric.kind, metrics, isNew: false)
    return """
      <div class="stack">\(PageHead(metric.name[reader.language], summary: words["metrics.one.summary"]).html)\
      \(SettingsPlace.metrics.tabs(actor, words))\(counting)\(facts.row)\
      \(Panel(words["metrics.flow"], count: words["metrics.days"]).html(flow(report)))\
      \(Panel(words["metrics.definition"]).html(form))</div>
      """
  }

  private func flow(_ report: MetricReport) -> HTML {
    guard !report.flow.isEmpty else { return "<p class=\"muted\">\(words["metrics.flow.none"])</p>" }
    let first = request.today - (MetricReport.days - 1)
    let points = (0..<MetricReport.days).map { first + $0 }.map { day in
      ChartPoint(
        label: reader.date(day, .dayMonth), value: report.flow[day].map(Double.init),
        text: report.flow[day].map { reader.number($0) } ?? words["metrics.flow.nothing"])
    }
    let top = report.flow.values.max() ?? 0
    let chart = BarChart(
      title: words["metrics.flow.chart"],
      description: words("metrics.flow.of", ["metric": report.metric.name[reader.language]]), points: points,
      ticks: [ChartTick(0, reader.number(0)), ChartTick(Double(top), reader.number(top))])
    // A level stands until it is told anew, so that a day without one is no gap.
    let gaps = report.metric.kind.isAdditive ? gaps(report.gaps(before: request.today)) : nil
    return "\(chart.html(words))\(gaps)"
  }

  private func gaps(_ gaps: [MetricReport.Gap]) -> HTML {
    guard !gaps.isEmpty else { return "<p class=\"muted\">\(words["metrics.gaps.none"])</p>" }
    let items: [HTML] = gaps.prefix(Self.gapsShown).map { gap in
      let days = gap.to - gap.from + 1
      let range =
        days == 1
        ? reader.date(gap.from) : words("metrics.gap", ["from": reader.date(gap.from), "to": reader.date(gap.to)])
      return "<li>\(range) <span class=\"muted\">\(words("metrics.gap.days", count: days))</span></li>"
    }
    let more: HTML? =
      gaps.count > Self.gapsShown
      ? "<p class=\"muted\">\(words("metrics.gaps.more", count: gaps.count - Self.gapsShown))</p>" : nil
    return "<h3>\(words["metrics.gaps"])</h3><ul class=\"prose\">\(items)</ul>\(more)"
  }

  // MARK: - The form

  func new(_ form: SubmittedForm, _ metrics: [Metric], _ actor: Actor) -> HTML {
    """
    <div class="stack">\(PageHead(words["metrics.new"], summary: words["metrics.new.summary"]).html)\
    \(SettingsPlace.metrics.tabs(actor, words))\
    \(Panel(words["metrics.definition"]).html(self.form("/settings/metrics", form, kind: nil, metrics, isNew: true)))</div>
    """
  }

  private func values(_ report: MetricReport) -> SubmittedForm {
    let metric = report.metric
    return SubmittedForm([
      "name": metric.name[.english], "nameHi": metric.name[.hindi], "nameKo": metric.name[.korean],
      "unit": metric.unit, "direction": metric.direction.rawValue, "kind": metric.kind.rawValue,
      "events": report.events.joined(separator: "\n"), "property": report.property ?? "",
      "numerator": report.halves.first?.key ?? "", "denominator": report.halves.last?.key ?? "",
    ])
  }

  /// - Parameter kind: what the metric is already; nil while that can be chosen.
  private func form(
    _ path: Path, _ form: SubmittedForm, kind: MetricKind?, _ metrics: [Metric], isNew: Bool
  ) -> HTML {
    func field(_ name: String, _ label: String, help: String? = nil, isRequired: Bool = true) -> Field {
      form.field(name, label: words[label], help: help.map { words[$0] }, isRequired: isRequired, words)
    }
    let key = field("key", "metrics.key", help: "metrics.key.help")
    let names = [
      field("name", "metrics.name"), field("nameHi", "metrics.name.hi", isRequired: false),
      field("nameKo", "metrics.name.ko", isRequired: false),
    ]
    let (unit, direction) = (
      field("unit", "metrics.unit", help: "metrics.unit.help", isRequired: false),
      field("direction", "metrics.direction")
    )
    let kinds = field("kind", "metrics.kind", help: "metrics.kind.help")
    let (events, property) = (
      field("events", "metrics.events", help: "metrics.events.help", isRequired: false),
      field("property", "metrics.property", help: "metrics.property.help", isRequired: false)
    )
    let halves = [field("numerator", "metrics.numerator"), field("denominator", "metrics.denominator")]
    let fields = [key] + names + [kinds, events, property] + halves + [unit, direction]
    func text(_ field: Field) -> HTML { TextField(field, value: form.value(field.name)).html(words) }
    func part(_ kinds: String, _ content: [HTML]) -> HTML {
      "<div class=\"form-part\" data-for=\"\(kinds)\">\(content)</div>"
    }
    let chosen = kind.map(\.rawValue) ?? form.value("kind")
    return IdentityViews.form(
      path, csrf: CSRFField(token: request.csrfToken), errors: form.errors(fields, words),
      hidden: kind.map { [("kind", $0.rawValue)] } ?? [],
      (isNew ? [text(key)] : []) + names.map(text) + (isNew ? [kindSelect(kinds, chosen)] : [])
        + (kind == .ratio
          ? []
          : [
            part(
              "count distinctUsers sum lastValue",
              [
                TextArea(events, value: form.value("events")).html(words)
              ])
          ])
        + (kind == .sum || kind == .lastValue || isNew ? [part("sum lastValue", [text(property)])] : [])
        + (kind == .ratio || isNew ? [part("ratio", halves.map { half($0, form, metrics) })] : [])
        + [text(unit), directionSelect(direction, form.value("direction"))],
      submit: Button(words[isNew ? "metrics.create" : "action.save"], style: .primary).submit())
  }

  private func kindSelect(_ field: Field, _ chosen: String) -> HTML {
    let options = MetricKind.allCases.map { Select.Option($0.rawValue, words["metrics.kind.\($0.rawValue)"]) }
    return Select(field, options: options, selected: chosen).html(words)
  }

  private func directionSelect(_ field: Field, _ chosen: String) -> HTML {
    let options = MetricDirection.allCases.map {
      Select.Option($0.rawValue, words["metrics.direction.\($0.rawValue)"])
    }
    return Select(field, options: options, selected: chosen).html(words)
  }

  private func half(_ field: Field, _ form: SubmittedForm, _ metrics: [Metric]) -> HTML {
    let options = metrics.filter { $0.kind != .ratio }.map { Select.Option($0.key, $0.name[reader.language]) }
    return Select(
      Field(field.name, label: field.label, help: field.help, error: field.error, isRequired: false),
      options: [Select.Option("", "–")] + options, selected: form.value(field.name)
    ).html(words)
  }
}
