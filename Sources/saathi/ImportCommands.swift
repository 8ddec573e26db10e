import App
import ArgumentParser
import Customers
import Kernel
import Language

/// `saathi import`: files, unless a word says something else.
struct ImportCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Import CSV, TSV and XLSX files, or undo an import.",
    subcommands: [ImportFilesCommand.self, ImportUndoCommand.self], defaultSubcommand: ImportFilesCommand.self)
}

/// `saathi import --workspace NAME PATH…`.
struct ImportFilesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "files",
    abstract: "Import CSV, TSV and XLSX files: accounts, contacts, subscriptions, usage, tickets, churn, notes.",
    discussion: """
      PATH is a file or a folder. What each file is shows by its columns; a file that cannot be told is refused. \
      Importing the same files again changes nothing.
      """)

  @OptionGroup var common: CommonOptions

  @Option(help: "The workspace's name.")
  var workspace: String

  @Option(help: "A JSON file that says what each column is.")
  var mapping: String?

  @Option(help: "How the text is encoded, when that is recognised wrongly: utf-8, utf-16le, utf-16be, cp949, cp1252.")
  var encoding: String?

  @Option(help: "How 03/04/2025 is read, when no date of the file shows it: day-month or month-day.")
  var dateOrder: String?

  @Option(help: "The sheet of a workbook; without it the first.")
  var sheet: String?

  @Flag(help: "Say what would happen, and write nothing.")
  var dryRun = false

  @Option(help: "text or json.")
  var report: ReportFormat = .text

  @Argument(help: "Files or folders; a kind such as accounts may stand before one file.")
  var paths: [String]

  func run() async throws {
    try await reporting {
      let services = try await common.services()
      let workspace = try await services.workspace(named: workspace)
      let command = ImportCommand(words: paths, mappingPath: mapping, isDryRun: dryRun, format: try format())
      let result = try await command.run(services.importer, in: workspace)
      if !dryRun { try await services.scoreWithHistory(workspace) }
      await services.database.close()
      switch report {
      case .text:
        Output.line(ImportReportText(Catalogue.embedded.words(for: Reader(language: .english))).text(result))
        if let run = result.run, result.isComplete {
          Output.line("To undo it: saathi import undo --workspace \(self.workspace) \(run)")
        }
      case .json: Output.line(String(decoding: try result.json(), as: UTF8.self))
      }
      if result.files.flatMap(\.failures).contains(where: { $0.code == "dateOrder" }) {
        throw Failure(
          "Say how 03/04/2025 is read: --date-order day-month for 3 April, --date-order month-day for 4 March.")
      }
      if !result.isComplete { throw Failure("Not every file could be imported.") }
    }
  }
  private func format() throws -> TableFormat {
    let orders: [String: DateOrder] = [
      "day-month": .dayMonthYear, "dmy": .dayMonthYear, "month-day": .monthDayYear, "mdy": .monthDayYear,
    ]
    let order = try dateOrder.map { word in
      guard let order = orders[word.lowercased()] else {
        throw ValidationError("--date-order is day-month or month-day, not \(word).")
      }
      return order
    }
    let code = try encoding.map { word in
      guard let code = TextEncoding(named: word) else {
        throw ValidationError("--encoding is utf-8, utf-16le, utf-16be, cp949 or cp1252, not \(word).")
      }
      return code
    }
    return TableFormat(encoding: code, sheet: sheet, dateOrder: order)
  }
}

/// `saathi import undo --workspace NAME ID`.
struct ImportUndoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Undo an import: remove what it made, put back what it changed.",
    discussion: """
      Nothing is done when something newer stands on the import: the command then says what. Stopped in the middle, \
      the same command goes on.
      """)

  @OptionGroup var common: CommonOptions

  @Option(help: "The workspace's name.")
  var workspace: String

  @Flag(help: "Say what would happen, and write nothing.")
  var dryRun = false

  @Argument(help: "The import's id, as its report and the page of imports show it.")
  var id: String

  func run() async throws {
    try await reporting {
      guard let id = ID<ImportRun>(id) else { throw ValidationError("\(id) is not the id of an import.") }
      let services = try await common.services()
      let workspace = try await services.workspace(named: workspace)
      let words = Catalogue.embedded.words(for: Reader(language: .english))
      if dryRun {
        let preview = try await services.importer.previewUndo(of: id, in: workspace.id)
        Output.line(words("imports.undo.would", Self.counts(preview.removedCount, preview.restoredCount, words)))
        try Self.check(preview.obstacles ?? [], words)
      } else {
        let undo = try await services.importer.undo(id, in: workspace)
        try Self.check(undo.obstacles, words)
        try await services.scoreWithHistory(workspace)
        Output.line(words("imports.undo.done", Self.counts(undo.removed, undo.restored, words)))
      }
      await services.database.close()
    }
  }

  private static func counts(_ removed: Int, _ restored: Int, _ words: Words) -> [String: String] {
    ["removed": words.reader.number(removed), "restored": words.reader.number(restored)]
  }

  /// Says what stands in the way.
  private static func check(_ obstacles: [ImportUndo.Obstacle], _ words: Words) throws {
    guard !obstacles.isEmpty else { return }
    for obstacle in obstacles {
      let examples = obstacle.examples.joined(separator: ", ")
      Output.line(
        words(
          "problem.field.\(obstacle.kind.rawValue)",
          ["count": words.reader.number(obstacle.count), "examples": examples]))
    }
    throw Failure(words["problem.importInTheWay"])
  }
}
