import Foundation
import Kernel

/// The files that wait on disk to be imported: bounded in size, number and time.
public struct ImportUploads: Sendable {
  /// The largest file, in bytes.
  public static let fileLimit = 200 << 20
  /// The largest body of a request with such a file.
  public static let bodyLimit = fileLimit + (1 << 20)
  /// Files of one workspace that may wait at a time.
  public static let waitingLimit = 20
  /// How long a file may wait.
  public static let lifetime = Duration.days(1)

  /// Where the files lie, one folder a workspace.
  private let folder: String

  public init(folder: String) { self.folder = folder }

  /// Where a workspace's files go while they arrive.
  func folder(of workspace: ID<Workspace>) -> String { "\(folder)/\(workspace)" }

  /// Keeps a file that has arrived; throws 429 when too many wait already.
  func keep(
    fileAt path: String, name: String, size: Int, kind: ImportKind?, by person: ID<Person>?, as id: ID<ImportRun>,
    at now: Timestamp,
    in workspace: ID<Workspace>
  ) throws -> ImportUpload {
    let upload = ImportUpload(
      id: id, fileName: name, size: size, uploadedAt: now, uploadedBy: person, kind: kind)
    do {
      guard try waiting(in: workspace, at: now) < Self.waitingLimit else {
        throw Problem(status: 429, code: "tooManyUploads", retryAfter: 3600)
      }
      try FileManager.default.moveItem(atPath: path, toPath: self.path(of: id, in: workspace))
      try save(upload, in: workspace)
    } catch {
      try? FileManager.default.removeItem(atPath: path)
      throw error
    }
    return upload
  }

  /// The upload; 404 when it is not there any more.
  func find(_ id: ID<ImportRun>, in workspace: ID<Workspace>) throws -> ImportUpload {
    guard let data = FileManager.default.contents(atPath: notes(of: id, in: workspace)),
      let upload = try? JSONDecoder().decode(ImportUpload.self, from: data)
    else { throw Problem.notFound }
    return upload
  }

  func save(_ upload: ImportUpload, in workspace: ID<Workspace>) throws {
    let data = try JSONEncoder().encode(upload)
    try data.write(to: URL(fileURLWithPath: notes(of: upload.id, in: workspace)), options: .atomic)
  }

  /// Keeps what an import of the file would do; nil forgets it, as when the columns are matched anew.
  func keep(_ report: ImportReport?, of id: ID<ImportRun>, in workspace: ID<Workspace>) throws {
    let place = URL(fileURLWithPath: check(of: id, in: workspace))
    guard let report else { return (try? FileManager.default.removeItem(at: place)) ?? () }
    try report.json().write(to: place, options: .atomic)
  }

  /// What an import of the file would do, once it is known.
  func report(of id: ID<ImportRun>, in workspace: ID<Workspace>) -> ImportReport? {
    FileManager.default.contents(atPath: check(of: id, in: workspace))
      .flatMap { try? JSONDecoder().decode(ImportReport.self, from: $0) }
  }

  func remove(_ id: ID<ImportRun>, in workspace: ID<Workspace>) {
    for path in [path(of: id, in: workspace), notes(of: id, in: workspace), check(of: id, in: workspace)] {
      try? FileManager.default.removeItem(atPath: path)
    }
  }

  /// The file's place.
  func path(of id: ID<ImportRun>, in workspace: ID<Workspace>) -> String { "\(folder(of: workspace))/\(id).csv" }

  private func check(of id: ID<ImportRun>, in workspace: ID<Workspace>) -> String {
    "\(folder(of: workspace))/\(id).check"
  }

  private func notes(of id: ID<ImportRun>, in workspace: ID<Workspace>) -> String {
    "\(folder(of: workspace))/\(id).json"
  }

  /// How many files wait, those that have waited too long removed.
  private func waiting(in workspace: ID<Workspace>, at now: Timestamp) throws -> Int {
    let place = folder(of: workspace)
    let names = try FileManager.default.contentsOfDirectory(atPath: place)
    var count = 0
    for name in names {
      let path = "\(place)/\(name)"
      let changed = try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
      if let changed, Timestamp(changed) < now - Self.lifetime {
        try? FileManager.default.removeItem(atPath: path)
      } else if name.hasSuffix(".json") {
        count += 1
      }
    }
    return count
  }
}
