import Identity
import Kernel
import Language
import Web

/// The markup of sources.
struct SourceViews {
  let request: Request
  /// How client libraries reach the server.
  let address: String
  /// What one write key may send.
  let requestsPerMinute: Int

  private var words: Words { request.words }
  private var csrf: CSRFField { CSRFField(token: request.csrfToken) }

  // MARK: - The list

  func list(_ sources: [TrackingSource], _ form: SubmittedForm, _ actor: Actor) -> HTML {
    let head = PageHead(words["settings.sources"], summary: words["sources.summary"])
    let list =
      sources.isEmpty
      ? EmptyState(icon: .usage, title: words["sources.empty"], text: words["sources.empty.text"]).html
      : table(sources)
    let name = form.field("name", label: words["common.name"], help: words["sources.name.help"], words)
    let new = IdentityViews.form(
      "/settings/sources", csrf: csrf, errors: form.errors([name], words),
      [TextField(name, value: form.value("name")).html(words)],
      submit: Button(words["sources.create"], style: .primary).submit())
    return """
      <div class="stack">\(head.html)\(SettingsPlace.sources.tabs(actor, words))\(list)\
      \(Panel(words["sources.new"]).html(new))</div>
      """
  }

  private func table(_ sources: [TrackingSource]) -> HTML {
    let columns = [
      DataTableColumn(words["common.name"], kind: .name), DataTableColumn(words["sources.since"], kind: .date),
    ]
    let rows = sources.map { source in
      DataTableRow(
        id: source.id.description, title: source.name, path: "/settings/sources/\(source.id)",
        cells: [.name(source.name, detail: nil), .html(time(source.createdAt))])
    }
    return DataTable(caption: words["settings.sources"], columns: columns, rows: rows).html
  }

  // MARK: - One source

  func page(_ report: SourceReport, _ made: NewWriteKey?, stamp: String, _ actor: Actor) -> HTML {
    let path: Path = "/settings/sources/\(report.source.id)"
    let close = Button(words["sources.close"]).post(to: "\(path)/closure", csrf: csrf)
    let live: Path = "\(path)/live"
    return """
      <div class="stack">\(PageHead(report.source.name, summary: words["sources.one.summary"]).html)\
      \(SettingsPlace.sources.tabs(actor, words))\(self.made(made))\
      \(LivePart.watch(live.query("seen", stamp)))\
      <div \(LivePart.mark("events"))>\(events(report.events))</div>\
      <div \(LivePart.mark("refused"))>\(refused(report.refusals))</div>\
      \(Panel(words["sources.keys"]).html(keys(report, path)))\
      \(Panel(words["sources.connect"]).html(connect()))\
      <div class="form-actions">\(close)</div></div>
      """
  }

  /// The text of a key that was just made.
  private func made(_ made: NewWriteKey?) -> HTML? {
    made.map { made in
      Notice(
        .success, words["sources.made"], detail: words["sources.made.help"],
        action: "<code class=\"prose\">\(made.text)</code>"
      ).html
    }
  }

  private func events(_ events: [RecentEvent]) -> HTML {
    let panel = Panel(words["sources.events"], isFlush: !events.isEmpty)
    guard !events.isEmpty else { return panel.html("<p class=\"muted\">\(words["sources.events.none"])</p>") }
    let columns = [
      DataTableColumn(words["sources.event"], kind: .name), DataTableColumn(words["sources.user"], from: .tablet),
      DataTableColumn(words["sources.group"], from: .desktop), DataTableColumn(words["sources.fate"]),
      DataTableColumn(words["sources.received"], kind: .date),
    ]
    let rows = events.enumerated().map { place, event in
      DataTableRow(
        id: String(place), title: event.name ?? event.kind, path: nil,
        cells: [
          .name(event.name ?? event.kind, detail: event.name == nil ? nil : event.kind),
          event.user.map { .text($0) } ?? .none, event.group.map { .text($0) } ?? .none, .html(fate(event.fate)),
          .html(time(event.receivedAt)),
        ])
    }
    return panel.html(
      DataTable(caption: words["sources.events"], columns: columns, rows: rows, isCompact: true, isStacked: true).html)
  }

  private func fate(_ fate: RecentEvent.Fate) -> HTML {
    switch fate {
    case .waiting: Badge(words["sources.fate.waiting"], tone: .grey).html
    case .counted: Badge(words["sources.fate.counted"], tone: .green).html
    case .countedAsNow: Badge(words["sources.fate.countedAsNow"], tone: .amber).html
    case .repeated: Badge(words["sources.fate.repeated"], tone: .grey).html
    case .refused: Badge(words["sources.fate.refused"], tone: .red).html
    }
  }

  private func refused(_ refusals: [WindowOutcome.Refusal]) -> HTML? {
    guard !refusals.isEmpty else { return nil }
    let columns = [
      DataTableColumn(words["sources.refused.reason"], kind: .name),
      DataTableColumn(words["sources.refused.event"], from: .tablet),
      DataTableColumn(words["sources.received"], kind: .date),
    ]
    let rows = refusals.enumerated().map { place, refusal in
      DataTableRow(
        id: String(place), title: refusal.reason, path: nil,
        cells: [
          .text(words["tracking.refused.\(refusal.reason)"]),
          .html("<code class=\"prose\">\(String(refusal.excerpt.prefix(160)))</code>"), .html(time(refusal.receivedAt)),
        ])
    }
    return Panel(words["sources.refused"], isFlush: true).html(
      DataTable(caption: words["sources.refused"], columns: columns, rows: rows, isCompact: true, isStacked: true).html)
  }

  private func keys(_ report: SourceReport, _ path: Path) -> HTML {
    let rows = report.keys.map { key in
      DataTableRow(
        id: key.id.description, title: key.hint, path: nil,
        cells: [
          .html("<code>…\(key.hint)</code>"), .html(time(key.createdAt)),
          .html(
            Button(words["action.revoke"], size: .small)
              .post(to: "\(path)/keys/\(key.id)/revocation", csrf: csrf)),
        ])
    }
    let table = DataTable(
      caption: words["sources.keys"],
      columns: [
        DataTableColumn(words["sources.key"]), DataTableColumn(words["sources.since"], kind: .date),
        DataTableColumn(words["action.revoke"]),
      ], rows: rows, isStacked: true)
    let new = Button(words["sources.key.new"]).post(to: "\(path)/keys", csrf: csrf)
    let limit = words("sources.keys.limit", ["requests": words.reader.number(requestsPerMinute)])
    return """
      \(report.keys.isEmpty ? .empty : table.html)<p class="muted">\(limit)</p>\
      <div class="form-actions">\(new)</div>
      """
  }

  /// What a developer types, in the language of Segment's own library.
  private func connect() -> HTML {
    let lines = """
      import segment.analytics as analytics
      analytics.write_key = WRITE_KEY
      analytics.host = "\(address)"
      analytics.group("user-1", "acme")
      analytics.track("user-1", "Report Opened")
      """
    return "<p>\(words["sources.connect.text"])</p><pre tabindex=\"0\"><code>\(lines)</code></pre>"
  }

  private func time(_ moment: Timestamp) -> HTML {
    let reader = words.reader
    return RelativeTime(
      text: reader.relative(moment, to: request.now), exact: reader.dateTime(moment), machine: moment.description
    ).html
  }
}
