import Kernel
import Language
import Web

/// The history of imports with the form to upload a file.
enum ImportHistoryViews {
  static func page(_ view: ImportHistoryView, _ form: SubmittedForm, _ request: Request) -> HTML {
    let words = request.words
    let head = PageHead(words["imports.title"], summary: words["imports.summary"])
    let upload = Panel(words["imports.upload"]).html(self.upload(form, request))
    return """
      <div class="stack">\(head.html)\(waiting(view.waiting, words))\(upload)\(history(view.page, request))</div>
      """
  }

  private static func waiting(_ count: Int, _ words: Words) -> HTML? {
    guard count > 0 else { return nil }
    let action = Button(words["action.open"], size: .small).link("/imports/waiting")
    return Notice(.warning, words("imports.oddity.unknownAccount", count: count), action: action).html
  }

  private static func upload(_ form: SubmittedForm, _ request: Request) -> HTML {
    let words = request.words
    let megabytes = words.reader.number(ImportUploads.fileLimit >> 20)
    let file = form.field(
      "file", label: words["imports.upload.file"], help: words("imports.upload.help", ["size": megabytes]), words)
    let kind = form.field("kind", label: words["imports.upload.kind"], isRequired: false, words)
    let kinds = ImportKind.allCases.map { Select.Option($0.rawValue, words["imports.kind.\($0.rawValue)"]) }
    let choice = Select(
      kind, options: [Select.Option("", words["imports.upload.recognise"])] + kinds, selected: form.value("kind"))
    return """
      <form class="form" method="post" action="/imports" enctype="multipart/form-data">\
      \(CSRFField(token: request.csrfToken).html)\(form.errors([file], words))\(choice.html(words))\
      \(TextField(file, kind: .file).html(words))\
      <div class="form-actions">\(Button(words["action.upload"], style: .primary).submit())</div></form>
      """
  }

  private static func history(_ page: Page<ImportRun>, _ request: Request) -> HTML {
    let words = request.words
    guard !page.items.isEmpty else {
      return EmptyState(icon: .importing, title: words["imports.empty"], text: words["imports.empty.text"]).html
    }
    let columns = [
      DataTableColumn(words["imports.files"], kind: .name),
      DataTableColumn(words["imports.started"], kind: .date, from: .tablet),
      DataTableColumn(words["imports.state"]),
      DataTableColumn(words["imports.count"], kind: .number),
      DataTableColumn(words["imports.refused"], kind: .number, from: .tablet),
    ]
    let rows = page.items.map { row($0, request) }
    let next: HTML? = page.next.map {
      Button(words["action.showMore"]).link(("/imports" as Path).query("cursor", $0.description))
    }
    let table = DataTable(caption: words["imports.history"], columns: columns, rows: rows)
    return "\(Panel(words["imports.history"], isFlush: true).html(table.html))\(next)"
  }

  private static func row(_ run: ImportRun, _ request: Request) -> DataTableRow {
    let words = request.words
    let names = run.fileNames.joined(separator: ", ")
    let refused = run.report?.files.reduce(0) { $0 + $1.refused.total } ?? 0
    return DataTableRow(
      id: run.id.description, title: names, path: "/imports/\(run.id)",
      cells: [
        .text(names), .html(time(run.startedAt, request)), .html(state(run, request)),
        .text(words.reader.number(run.rowsDone)), refused == 0 ? .none : .text(words.reader.number(refused)),
      ])
  }

  private static func time(_ moment: Timestamp, _ request: Request) -> HTML {
    let reader = request.reader
    return RelativeTime(
      text: reader.relative(moment, to: request.now), exact: reader.dateTime(moment), machine: moment.description
    ).html
  }

  /// How far a run has come; one that has been silent for an hour was stopped.
  static func state(_ run: ImportRun, _ request: Request) -> HTML {
    let words = request.words
    if run.failure != nil || run.report?.isComplete == false {
      return Badge(words["imports.state.failed"], tone: .red).html
    }
    if run.undo?.isDone == true { return Badge(words["imports.state.undone"], tone: .grey).html }
    if run.finishedAt != nil { return Badge(words["imports.state.done"], tone: .green).html }
    if run.isSilent(at: request.now) { return Badge(words["imports.state.stopped"], tone: .amber).html }
    return Badge(words["imports.state.running"], tone: .grey).html
  }
}

extension ImportRun {
  /// Whether the run began so long ago that it must have been stopped.
  func isSilent(at now: Timestamp) -> Bool { finishedAt == nil && startedAt < now - .hours(1) }
}
