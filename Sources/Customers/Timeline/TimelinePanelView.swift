import Language
import Web

/// The markup of the timeline on an account's page.
enum TimelinePanelView {
  static func html(_ panel: TimelinePanel, _ request: Request) -> HTML {
    let words = request.words
    let body: HTML = """
      \(panel.form.map { form($0, panel, request) })\(TimelineFilterView(panel: panel, words: words).html)\
      \(entries(panel, request))\(pages(panel, words))
      """
    return Panel(words["timeline.title"], actions: choice(panel, words), id: "timeline").html(body)
  }

  private static func choice(_ panel: TimelinePanel, _ words: Words) -> HTML {
    func path(_ group: TimelineGroup?) -> Path { panel.filter.path(panel.place, showing: group).anchor("timeline") }
    let group = panel.filter.group
    return Tabs(
      words["timeline.choice"],
      items: [
        Tabs.Item(words["common.all"], path: path(nil), isCurrent: group == nil),
        Tabs.Item(
          words["timeline.conversations"], path: path(.conversations), isCurrent: group == .conversations),
      ]
    ).segments
  }

  private static func form(_ form: SubmittedForm, _ panel: TimelinePanel, _ request: Request) -> HTML {
    let words = request.words
    let body = form.field("body", label: words["timeline.form.body"], words)
    let kind = form.field("kind", label: words["timeline.form.kind"], words)
    let day = form.field("occurredOn", label: words["timeline.form.day"], isRequired: false, words)
    let outcome = form.field(
      "outcome", label: words["outcome.title"], help: words["outcome.help"], isRequired: false, words)
    let sent = form.value("occurredOn")
    let files = AttachmentViews.field(form, words)
    let target: Path = "/accounts/\(panel.account)/notes"
    let names: [HTML] = panel.people.map { "<option value=\"\($0.title)\"></option>" }
    let options = NoteKind.allCases.map { Select.Option($0.rawValue, words["timeline.\($0.rawValue)"]) }
    let outcomes =
      [Select.Option("", words["outcome.none"])]
      + Judgement.allCases.map { Select.Option($0.rawValue, words["outcome.\($0.rawValue)"]) }
    return """
      <form class="form form-wide" method="post" action="\(target)" enctype="multipart/form-data">\
      \(CSRFField(token: request.csrfToken).html)\(form.errors([body, kind, day, outcome, files.field], words))\
      \(TextArea(body, value: form.value("body"), placeholder: words["timeline.form.placeholder"]).html(words))\
      <datalist class="mention-names">\(names)</datalist>\
      <div class="form-row">\(Select(kind, options: options, selected: form.value("kind")).html(words))\
      \(DateField(day, value: sent.isEmpty ? panel.today.description : sent, latest: panel.today).html(words))\
      \(Select(outcome, options: outcomes, selected: form.value("outcome")).html(words))</div>\(files.html)\
      <div class="form-actions">\(Button(words["timeline.form.submit"]).submit())</div></form>
      """
  }

  private static func entries(_ panel: TimelinePanel, _ request: Request) -> HTML {
    let words = request.words
    if panel.days.isEmpty {
      let said = words[panel.filter.isActive ? "timeline.noMatch" : "timeline.empty"]
      let hint = panel.form == nil || panel.filter.isActive ? nil : words["timeline.empty.hint"]
      return "<p class=\"empty-inline\">\([said, hint].compactMap(\.self).joined(separator: " "))</p>"
    }
    let days: [HTML] = panel.days.map { day in
      "<section><h3 class=\"timeline-day\">\(day.title)</h3>\(TimelineItem.list(day.entries.map { item($0, panel, request) }))</section>"
    }
    return "<div class=\"stack-s\">\(days)</div>"
  }

  private static func item(
    _ entry: TimelinePanel.Entry, _ panel: TimelinePanel, _ request: Request
  ) -> TimelineItem {
    let mayWrite = panel.form != nil
    let files = AttachmentViews.list(entry.attachments, mayWrite: mayWrite, request)
    let body: HTML? = entry.note.map { "\(NoteMarkup.html($0))\(files)" }
    return TimelineItem(
      icon: entry.icon, tone: entry.tone, title: "\(entry.sentence)", body: body, by: entry.by, time: entry.time,
      actions: mayWrite ? entry.noteID.map { AttachmentViews.add(to: $0, request) } : nil)
  }

  private static func pages(_ panel: TimelinePanel, _ words: Words) -> HTML {
    let newest = panel.newest.map { Button(words["timeline.newest"], style: .quiet, size: .small).link($0) }
    let older = panel.older.map { Button(words["action.showMore"], size: .small).link($0) }
    return newest == nil && older == nil ? .empty : "<div class=\"cluster\">\(newest)\(older)</div>"
  }
}
