import App
import Foundation
import Storage
import TestSupport

/// A database and its uploads with two workspaces full of data: filled once, copied for each test.
struct FilledDatabase: Sendable {
  static let name = "filled.sqlite"

  let acme: SampleWorkspace
  let globex: SampleWorkspace
  /// The files by their path in the folder.
  private let files: [String: Data]

  static func shared() async throws -> FilledDatabase { try await filling.value }

  private static let filling = Task { try await fill() }

  func write(to folder: URL) throws {
    for (path, data) in files {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: file)
    }
  }

  private static func fill() async throws -> FilledDatabase {
    try await TestDatabase.withFolder { folder in
      let uploads = folder.appending(path: "files")
      try FileManager.default.createDirectory(at: uploads, withIntermediateDirectories: true)
      let (acme, globex) = try await TestDatabase.with(.sqlite, migrations: AppMigrations.all) { db in
        let services = try await AppFixture.services(on: db, files: uploads.path)
        let samples = try await samples(services)
        try await Backup.make(of: db, at: uploads.appending(path: name).path)
        return samples
      }
      return FilledDatabase(acme: acme, globex: globex, files: try contents(of: uploads))
    }
  }

  private static func samples(_ services: AppServices) async throws -> (SampleWorkspace, SampleWorkspace) {
    let mark = HostileText.mark
    return try await AppClient.with(services) { client in
      let acme = try await SampleWorkspace.make(mark, services, client)
      return (acme, try await SampleWorkspace.make("\(mark) two", services, client))
    }
  }

  private static func contents(of folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let file = folder.appending(path: path)
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue else {
        continue
      }
      files[path] = try Data(contentsOf: file)
    }
    return files
  }
}
