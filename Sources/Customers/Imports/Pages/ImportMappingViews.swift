import Kernel
import Language
import Web

/// The pages on which a file is matched and checked.
enum ImportMappingViews {
  static func page(_ view: ImportMappingView, _ form: SubmittedForm, _ request: Request) -> HTML {
    let words = request.words
    let head = PageHead(
      words["imports.mapping"], summary: words("imports.mapping.summary", ["file": view.upload.fileName]))
    let kept: HTML? = view.isKept ? Notice(.info, words["imports.mapping.kept"]).html : nil
    let columns = view.mapping.map { self.form(view, $0, form, request) }
    return """
      <div class="stack">\(head.html)\(kept)\(questions(view, words))\(ImportFormatViews.form(view, words))\
      \(kinds(view, words))\(columns)\
      <p><a href="/imports">\(words["imports.back"])</a></p></div>
      """
  }

  /// Why there is nothing to match.
  static func unreadable(_ error: ByteSourceError, _ request: Request) -> HTML {
    let words = request.words
    var report = ImportFileReport(file: "", kind: nil)
    report.failures = [ImportFileReport.Failure(code: error.code)]
    let notices: [HTML] = ImportReportText(words).failures(report).map { Notice(.error, $0).html }
    return """
      <div class="stack">\(PageHead(words["imports.mapping"]).html)\(notices)\
      <p><a href="/imports">\(words["imports.again"])</a></p></div>
      """
  }

  /// While a large file is being checked.
  static func checking(_ upload: ImportUpload, _ request: Request) -> HTML {
    let words = request.words
    let head = PageHead(
      words["imports.check.title"], summary: words("imports.check.summary", ["file": upload.fileName]))
    let live = ("/imports/\(upload.id)/check/live" as Path).query("seen", "checking")
    return """
      <div class="stack" \(LivePart.mark("check"))>\(head.html)\(LivePart.watch(live))\
      \(Notice(.info, words["imports.check.running"]).html)</div>
      """
  }

  /// What the check found, and the button that imports.
  static func check(_ upload: ImportUpload, _ report: ImportReport, _ request: Request) -> HTML {
    let words = request.words
    let csrf = CSRFField(token: request.csrfToken)
    let run: HTML? =
      report.isComplete
      ? Button(words["imports.run"], icon: .importing, style: .primary).post(
        to: "/imports/\(upload.id)/run", csrf: csrf)
      : nil
    let head = PageHead(
      words["imports.check.title"], summary: words("imports.check.summary", ["file": upload.fileName]), actions: run)
    let change = Button(words["imports.remap"]).link("/imports/\(upload.id)/mapping")
    let again = Button(words["imports.again"]).link("/imports")
    return """
      <div class="stack" \(LivePart.mark("check"))>\(head.html)\(ImportReportViews.report(report, run: nil, words))\
      <div class="form-actions">\(change)\(again)</div></div>
      """
  }

  private static func questions(_ view: ImportMappingView, _ words: Words) -> HTML? {
    guard !view.questions.isEmpty else { return nil }
    var report = ImportFileReport(file: view.upload.fileName, kind: view.mapping?.kind)
    report.failures = view.questions.map { ImportFileReport.Failure($0) }
    let items: [HTML] = ImportReportText(words).failures(report).map { "<p>\($0)</p>" }
    return Panel(words["imports.mapping.questions"]).html("\(items)")
  }

  /// Chooses another kind; the columns are then proposed anew.
  private static func kinds(_ view: ImportMappingView, _ words: Words) -> HTML {
    let path = ImportFormatViews.path(view)
    let items = ImportKind.allCases.map { kind in
      Tabs.Item(
        words["imports.kind.\(kind.rawValue)"], path: path.query("kind", kind.rawValue),
        isCurrent: kind == view.mapping?.kind)
    }
    return Tabs(words["imports.upload.kind"], items: items).html
  }

  private static func form(
    _ view: ImportMappingView, _ mapping: ImportMapping, _ form: SubmittedForm, _ request: Request
  ) -> HTML {
    let words = request.words
    let path = ImportFormatViews.path(view).query("kind", mapping.kind.rawValue)
    let columns = view.header.indices.map { index in
      form.field("column\(index)", label: view.header[index], help: samples(view.samples[index]), words)
    }
    let options = self.options(mapping.kind, view.attributes, words)
    let selects: [HTML] = columns.map { field in
      Select(field, options: options, selected: form.value(field.name)).html(words)
    }
    let kind = form.field("kind", label: words["imports.upload.kind"], words)
    return """
      <form class="form" method="post" action="\(path)">\(CSRFField(token: request.csrfToken).html)\
      <input type="hidden" name="kind" value="\(mapping.kind.rawValue)">\(form.errors(columns + [kind, dateOrder(form, words)], words))\
      \(selects)\(formats(view, form, words))\
      <div class="form-actions">\(Button(words["imports.check"], style: .primary).submit())</div></form>
      """
  }

  private static func dateOrder(_ form: SubmittedForm, _ words: Words) -> Field {
    form.field("dateOrder", label: words["imports.mapping.dateOrder"], isRequired: false, words)
  }

  private static func formats(_ view: ImportMappingView, _ form: SubmittedForm, _ words: Words) -> HTML {
    let order = dateOrder(form, words)
    let orders = ImportFormatViews.dateOrders(view, words)
    let mark = form.field("decimalMark", label: words["imports.mapping.decimalMark"], words)
    let marks = DecimalMark.allCases.map { Select.Option($0.rawValue, words["imports.decimalMark.\($0.rawValue)"]) }
    let source = form.field(
      "source", label: words["imports.mapping.source"], help: words["imports.mapping.source.help"], words)
    let none = Select.Option("", words["imports.dateOrder.none"])
    return """
      \(Select(order, options: [none] + orders, selected: form.value("dateOrder")).html(words))\
      \(Select(mark, options: marks, selected: form.value("decimalMark")).html(words))\
      \(TextField(source, value: form.value("source")).html(words))
      """
  }

  private static func options(
    _ kind: ImportKind, _ defined: AttributeDefinitions, _ words: Words
  ) -> [Select.Option] {
    let fields = kind.fields.map {
      Select.Option("field:\($0.key.rawValue)", words["imports.field.\($0.key.rawValue)"])
    }
    let metrics = MetricColumn.Aggregation.allCases.map {
      Select.Option("metric:\($0.rawValue)", words["imports.target.metric.\($0.rawValue)"])
    }
    let attributes = AttributeType.allCases.map {
      Select.Option("attribute:\($0.rawValue)", words["imports.target.attribute.\($0.rawValue)"])
    }
    let own = defined.all.map { Select.Option(ImportMappingForm.text($0), $0.name[words.language]) }
    let ignore = Select.Option("ignore", words["imports.target.ignore"])
    return [ignore] + fields + (kind == .accounts ? own : []) + (kind == .usage ? metrics : []) + attributes
  }

  private static func samples(_ values: [String]) -> String? {
    let some = values.filter { !$0.isEmpty }.map { String($0.prefix(40)) }
    return some.isEmpty ? nil : some.joined(separator: " · ")
  }
}
