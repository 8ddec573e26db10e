import App
import ArgumentParser
import Storage

/// `saathi backup FILE`: one consistent file while the program runs.
struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy the database into one file, while it is in use, and check the copy.")

  @OptionGroup var common: CommonOptions

  @Argument(help: "The file to make.")
  var file: String

  func run() async throws {
    try await reporting {
      let database = try await Database.open(try await common.settings().database)
      try await Backup.make(of: database, at: file)
      await database.close()
      Output.line("Backed up to \(file), opened and checked.")
    }
  }
}

/// `saathi restore FILE`: puts a backup, or a logical export, into place.
struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Put a backup in the database's place, or load an export into an empty database of either engine.")

  @OptionGroup var common: CommonOptions

  @Argument(help: "A backup, or an export (.ndjson).")
  var file: String

  @Flag(help: "Replace the database that is there.")
  var replace = false

  func run() async throws {
    try await reporting {
      let location = try await common.settings().database
      if case .sqlite(let path) = location, !file.hasSuffix(".ndjson") {
        try await Backup.restore(file, to: path, replacing: replace)
        Output.line("Restored \(path).")
        return
      }
      let services = try await common.services()
      let counts = try await LogicalImport.load(file, into: services.database)
      await services.database.close()
      Output.line("Loaded \(counts.values.reduce(0, +)) rows of \(counts.count) tables.")
    }
  }
}

/// `saathi export FILE`: every row as text, for the other engine.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write every row into one file that loads into SQLite and PostgreSQL alike (`restore FILE.ndjson`).")

  @OptionGroup var common: CommonOptions

  @Argument(help: "The file to make, ending in .ndjson.")
  var file: String

  func run() async throws {
    try await reporting {
      guard file.hasSuffix(".ndjson") else { throw Failure("The file's name has to end in .ndjson.") }
      let services = try await common.services()
      let counts = try await LogicalExport.write(services.database, to: file)
      await services.database.close()
      Output.line("Wrote \(counts.values.reduce(0, +)) rows of \(counts.count) tables.")
    }
  }
}
