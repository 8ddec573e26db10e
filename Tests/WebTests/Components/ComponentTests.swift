import Kernel
import Language
import Testing

@testable import Web

@Suite struct `Components` {
  private let words = Catalogue([.english: ["web.optional": "optional", "web.form.errors": "Check these fields"]])
    .words(for: Reader(language: .english))

  @Test(arguments: HostileTexts.all)
  func `no text of a person opens a tag or ends an attribute`(text: String) {
    let hostile = everything(text), harmless = everything("x")
    #expect(hostile.filter { $0 == "<" }.count == harmless.filter { $0 == "<" }.count)
    #expect(hostile.utf8.count { $0 == UInt8(ascii: "\"") } == harmless.utf8.count { $0 == UInt8(ascii: "\"") })
  }

  /// Every component with `text` in every place that takes a text.
  private func everything(_ text: String) -> String {
    let field = Field("f", label: text, help: text, error: text)
    let time = RelativeTime(text: text, exact: text, machine: text)
    let badge = HealthBadge(tone: .red, score: text, word: text, trend: text)
    let point = ChartPoint(label: text, value: 1, text: text)
    let menu = Menu(text, items: [.link(text, "/", icon: nil)], csrf: CSRFField(token: text))
    let pieces: [HTML] = [
      badge.html, Badge(text, tone: .green).html, Avatar(name: text).html, Notice(.error, text, detail: text).html,
      EmptyState(icon: .info, title: text, text: text).html, Panel(text, count: text, id: text).html("\(text)"),
      KeyValueList([.init(text, text)]).html, TextField(field, value: text, placeholder: text).html(words),
      TextArea(field, value: text).html(words), Checkbox(field, isOn: true).html,
      Select(field, options: [.init(text, text)], selected: text).html(words), FormErrors([field]).html(words),
      Tabs(text, items: [.init(text, path: "/", count: text)]).html, menu.html, PageHead(text, summary: text).html,
      TimelineItem(icon: .note, title: "\(text)", text: text, by: text, time: time).html,
      WorkItem(
        id: text, account: text, path: "/\(text)", health: badge, reasons: ["x"], money: (text, text), since: time,
        order: text, actions: .empty
      ).html,
      FilterField(
        path: "/", value: text,
        errors: FilterErrors(text, .invalid("/filter", "filter.unknownField", ["word": text, "to": "3"]), words)
      ).html(words),
      LineChart(title: text, description: text, points: [point]).html(words),
      BarChart(title: text, description: text, points: [point]).html(words),
      HeatStrip(title: text, points: [point]).html, Sparkline(values: [1], description: text).html,
      StackedBar(title: text, parts: [.init(text, value: 1, text: text)]).html,
      Bridge(caption: text, start: (text, 1, text), steps: [.init(text, change: 1, text: text)], end: (text, 2, text))
        .html(words),
      table(text), bars(text).html, HealthScore(badge: badge, scale: text, coverage: text).html,
    ]
    return HTML.join(pieces).text
  }

  private func bars(_ text: String) -> ContributionBars {
    let measure = ContributionBars.Measure(
      name: text, tone: .red, earned: 10, possible: 20, value: text, limit: text, detail: "\(text)")
    return ContributionBars(measures: [measure], exceptions: [text], total: (text, .red, text, 10))
  }

  private func table(_ text: String) -> HTML {
    // The same length always: a long text alone gets a title attribute.
    let cells: [DataTableCell] = [.name(text, detail: text), .html("\(text)")]
    return DataTable(
      caption: text, columns: [.init(text, kind: .name, unit: text, sort: "/"), .init(text)],
      rows: [DataTableRow(id: text, title: text, path: "/\(text)", cells: cells)],
      selection: DataTableSelection(name: text, allLabel: text)
    ).html
  }

  @Test func `a field ties its error and its help to the control`() {
    let html = TextField(Field("mail", label: "Mail", help: "Why", error: "Wrong")).html(words).text
    #expect(html.contains("aria-describedby=\"field-mail-error field-mail-help\""))
    #expect(html.contains("id=\"field-mail-error\"") && html.contains("id=\"field-mail-help\""))
    #expect(html.contains("aria-invalid=\"true\"") && html.contains("<label for=\"field-mail\">"))
  }

  @Test func `a field without a fault claims none`() {
    let html = TextField(Field("mail", label: "Mail", isRequired: false)).html(words).text
    #expect(!html.contains("aria-invalid") && !html.contains("aria-describedby") && !html.contains(" required"))
    #expect(html.contains("optional"))
  }

  @Test func `a password is never sent back`() {
    let html = TextField(Field("p", label: "P"), kind: .password, value: "secret").html(words).text
    #expect(!html.contains("secret"))
  }

  @Test func `the errors above a form lead to their fields`() {
    let fields = [Field("a", label: "A", error: "Missing"), Field("b", label: "B")]
    let html = FormErrors(fields).html(words).text
    #expect(html.contains("<a href=\"#field-a\">A</a>: Missing") && !html.contains("field-b"))
    #expect(FormErrors([fields[1]]).html(words).isEmpty)
  }

  @Test func `a text that begins with a line break keeps it`() {
    #expect(TextArea(Field("a", label: "A"), value: "\nx").html(words).text.contains(">\n\nx</textarea>"))
  }

  @Test func `a sorted column says how`() {
    let column = DataTableColumn("ARR", kind: .number, sort: "/accounts", order: .descending)
    #expect(column.head.text.contains("aria-sort=\"descending\""))
    #expect(DataTableColumn("ARR", sort: "/a").head.text.contains("aria-sort=\"none\""))
    #expect(!DataTableColumn("ARR").head.text.contains("aria-sort"))
  }

  @Test(arguments: Tone.allCases)
  func `each band has a shape of its own`(tone: Tone) {
    let others = Tone.allCases.filter { $0 != tone }.map(\.mark.text)
    #expect(!others.contains(tone.mark.text))
  }

  @Test(arguments: Icon.allCases)
  func `each icon draws something`(icon: Icon) {
    #expect(icon.html.text.contains(" d=\"") || icon.html.text.contains("<circle"))
  }
}
