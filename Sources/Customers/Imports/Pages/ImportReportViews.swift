import Kernel
import Language
import Web

/// The report of a run or of a check: counts, what is odd, what was refused and why.
enum ImportReportViews {
  static func page(_ run: ImportRun, _ request: Request) -> HTML {
    let words = request.words
    let names = run.fileNames.joined(separator: ", ")
    let hasRefused = run.report?.files.contains { $0.refused.total > 0 } ?? false
    let again = Button(words[hasRefused ? "imports.again" : "imports.another"]).link("/imports")
    let head = PageHead(words("imports.run.title", ["file": names]), actions: again)
    let undo: HTML? = ImportUndoViews.button(run, words).map { "<div class=\"form-actions\">\($0)</div>" }
    let stopped = run.isSilent(at: request.now) || run.failure != nil
    let warning: HTML? = stopped ? Notice(.warning, words["imports.run.stopped"]).html : nil
    let body = run.report.map { report($0, run: run.id, words) } ?? (stopped ? .empty : progress(run, words))
    let live = ("/imports/\(run.id)/live" as Path).query("seen", run.stamp)
    let isUnderWay = run.finishedAt == nil || run.undo?.finishedAt == nil && run.undo != nil
    let watch: HTML? = isUnderWay ? LivePart.watch(live) : nil
    return """
      <div class="stack">\(head.html)\(watch)<div class="stack" \(LivePart.mark("run"))>\
      <p>\(ImportHistoryViews.state(run, request))</p>\(warning)\(run.undo.map { ImportUndoViews.state($0, words) })\(body)\(undo)</div>\
      <p><a href="/imports">\(words["imports.back"])</a></p></div>
      """
  }

  private static func progress(_ run: ImportRun, _ words: Words) -> HTML {
    Notice(.info, words("imports.run.progress", count: run.rowsDone)).html
  }

  /// The files of a report; with links to the refused rows when it is one of a run.
  static func report(_ report: ImportReport, run: ID<ImportRun>?, _ words: Words) -> HTML {
    let files: [HTML] = report.files.enumerated().map { number, file in
      self.file(file, download: run.map { "/imports/\($0)/files/\(number + 1)/refused" }, words)
    }
    let attached: HTML? =
      report.attached == 0
      ? nil : Notice(.success, words("imports.report.attached", count: report.attached)).html
    return "\(attached)\(files)"
  }

  private static func file(_ file: ImportFileReport, download: Path?, _ words: Words) -> HTML {
    let kind = file.kind.map { words["imports.kind.\($0.rawValue)"] } ?? words["imports.report.unrecognised"]
    let failures: [HTML] = ImportReportText(words).failures(file).map { Notice(.error, $0).html }
    let counts = file.failures.isEmpty ? self.counts(file, words) : .empty
    let body: HTML = "\(failures)\(counts)\(oddities(file, words))"
    return """
      \(Panel(file.file, count: kind).html(body))\(refused(file, download, words))
      """
  }

  private static func counts(_ file: ImportFileReport, _ words: Words) -> HTML {
    let counts = [
      ("rows", file.rows), ("new", file.new), ("changed", file.changed), ("unchanged", file.unchanged),
      ("waiting", file.waiting), ("refused", file.refused.total),
    ]
    return KeyValueList(
      counts.map { KeyValueList.Item(words["imports.count.\($0.0)"], words.reader.number($0.1)) }
    ).row
  }

  private static func oddities(_ file: ImportFileReport, _ words: Words) -> HTML? {
    guard !file.oddities.isEmpty else { return nil }
    let text = ImportReportText(words)
    let items: [HTML] = file.oddities.map { oddity in
      let keys = oddity.examples.prefix(ImportReportText.exampleLimit).map(\.key).filter { !$0.isEmpty }
      let more = oddity.count > keys.count ? " …" : ""
      let names: HTML? =
        keys.isEmpty ? nil : "<p class=\"muted small\">\(keys.joined(separator: ", "))\(more)</p>"
      let waiting: HTML? =
        oddity.kind == .unknownAccount ? " <a href=\"/imports/waiting\">\(words["imports.waiting"])</a>" : nil
      return "<li>\(text.sentence(oddity))\(waiting)\(names)</li>"
    }
    return "<h3>\(words["imports.oddities"])</h3><ul>\(items)</ul>"
  }

  private static func refused(_ file: ImportFileReport, _ download: Path?, _ words: Words) -> HTML? {
    guard file.refused.total > 0 else { return nil }
    let columns = [
      DataTableColumn(words["imports.refused.line"], kind: .number),
      DataTableColumn(words["imports.refused.column"]),
      DataTableColumn(words["imports.refused.reason"]),
    ]
    let text = ImportReportText(words)
    let rows = file.refused.problems.prefix(200).map { problem in
      DataTableRow(
        id: String(problem.line), title: words.reader.number(problem.line), path: nil,
        cells: [
          .text(words.reader.number(problem.line)), problem.column.map { .text($0) } ?? .none,
          .html("<span class=\"cell-wrap\">\(text.sentence(problem))</span>"),
        ])
    }
    let table = DataTable(caption: words["imports.refused"], columns: columns, rows: Array(rows), isCompact: true)
    let link: HTML? = download.map { Button(words["imports.refused.download"], size: .small).link($0) }
    let help: HTML = "<span class=\"muted small\">\(words["imports.refused.help"])</span>"
    let count = words.reader.number(file.refused.total)
    return Panel(words["imports.refused"], count: count, actions: link, foot: help, isFlush: true).html(table.html)
  }
}
