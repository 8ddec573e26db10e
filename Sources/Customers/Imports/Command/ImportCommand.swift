import Foundation
import Kernel

/// `saathi import`: finds the files of its paths, imports them, and tells what came of it.
public struct ImportCommand: Sendable {
  /// Files or folders; of a folder its `.csv`, `.tsv`, `.txt` and `.xlsx` files are taken.
  public var paths: [String]
  /// What every file holds, as `saathi import accounts FILE` says.
  public var kind: ImportKind?
  /// The file of a mapping, for the files of its kind.
  public var mappingPath: String?
  public var isDryRun: Bool
  /// What the person says of how the files are written.
  public var format: TableFormat

  public init(
    paths: [String], kind: ImportKind? = nil, mappingPath: String? = nil, isDryRun: Bool = false,
    format: TableFormat = TableFormat()
  ) {
    self.paths = paths
    self.kind = kind
    self.mappingPath = mappingPath
    self.isDryRun = isDryRun
    self.format = format
  }

  /// The command of words that may begin with a kind: `accounts FILE` or `PATH…`.
  public init(
    words: [String], mappingPath: String? = nil, isDryRun: Bool = false, format: TableFormat = TableFormat()
  ) {
    let kind = words.count > 1 ? words.first.flatMap(ImportKind.init(rawValue:)) : nil
    self.init(
      paths: kind == nil ? words : Array(words.dropFirst()), kind: kind, mappingPath: mappingPath, isDryRun: isDryRun,
      format: format)
  }

  /// Imports the files.
  ///
  /// The command has failed when `isComplete` of the report is false; rows that were refused are no failure.
  /// - Throws: `ImportCommandError` for paths, `Problem` for a mapping file, errors of the database.
  public func run(_ runner: ImportRunner, in workspace: Workspace) async throws -> ImportReport {
    let mapping = try mapping()
    let files = try paths.flatMap(files)
    let chosen = files.map { path in
      ImportFile(path: path, kind: kind, mapping: files.count == 1 ? mapping : nil, format: format)
    }
    guard files.count > 1, let mapping else {
      return try await runner.run(chosen, in: workspace, source: mapping?.source ?? "csv", isDryRun: isDryRun)
    }
    return try await runner.run(
      files.map { ImportFile(path: $0, kind: kind, mapping: fits(mapping, $0) ? mapping : nil, format: format) },
      in: workspace, source: mapping.source, isDryRun: isDryRun)
  }

  private func mapping() throws -> ImportMapping? {
    guard let mappingPath else { return nil }
    guard let data = FileManager.default.contents(atPath: mappingPath) else {
      throw ImportCommandError.cannotOpen(mappingPath)
    }
    return try ImportMapping(json: data)
  }

  private func files(at path: String) throws(ImportCommandError) -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { throw .cannotOpen(path) }
    guard isFolder.boolValue else { return [path] }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else { throw .cannotOpen(path) }
    let files = names.filter { name in
      !name.hasPrefix(".") && [".csv", ".tsv", ".txt", ".xlsx"].contains { name.lowercased().hasSuffix($0) }
    }
    guard !files.isEmpty else { throw .emptyFolder(path) }
    return files.sorted().map { "\(path.hasSuffix("/") ? String(path.dropLast()) : path)/\($0)" }
  }

  /// Whether the file has all the columns that the mapping names.
  private func fits(_ mapping: ImportMapping, _ path: String) -> Bool {
    guard let preview = try? TableFile(path: path, format: format.or(TableFormat(mapping))).preview() else {
      return false
    }
    return (try? RowMapper(mapping: mapping, header: preview.header, currency: .usd)) != nil
  }
}

/// Why `saathi import` has nothing to import.
public enum ImportCommandError: Error, Hashable, Sendable {
  /// There is no such file or folder, or it may not be read.
  case cannotOpen(String)
  /// The folder holds no file that could be imported.
  case emptyFolder(String)
}
