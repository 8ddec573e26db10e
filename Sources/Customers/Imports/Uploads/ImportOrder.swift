import Identity
import Kernel
import Storage

/// The order to import an uploaded file: what a job carries out.
public struct ImportOrder: Codable, Sendable, Equatable {
  public let workspace: ID<Workspace>
  /// Of the upload, and of the run that comes of it.
  public let upload: ID<ImportRun>
  public let person: ID<Person>?
  /// Whether only to tell what the import would do.
  public let isCheck: Bool
  /// Whether to undo the run instead.
  public let isUndo: Bool

  public init(
    workspace: ID<Workspace>, upload: ID<ImportRun>, person: ID<Person>?, isCheck: Bool = false, isUndo: Bool = false
  ) {
    self.isCheck = isCheck
    self.isUndo = isUndo
    self.workspace = workspace
    self.upload = upload
    self.person = person
  }
}

extension ImportOrder {
  /// Orders of an older program do not say whether they undo something.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      workspace: try container.decode(ID<Workspace>.self, forKey: .workspace),
      upload: try container.decode(ID<ImportRun>.self, forKey: .upload),
      person: try container.decodeIfPresent(ID<Person>.self, forKey: .person),
      isCheck: try container.decodeIfPresent(Bool.self, forKey: .isCheck) ?? false,
      isUndo: try container.decodeIfPresent(Bool.self, forKey: .isUndo) ?? false)
  }

  /// The same for orders that ask for the same.
  public var key: String { "\(isUndo ? "undo" : isCheck ? "check" : "run") \(upload)" }
}

/// Carries out orders. May be asked twice: what is there already is found unchanged.
public struct ImportWork: Sendable {
  let runner: ImportRunner
  let uploads: ImportUploads

  public init(runner: ImportRunner, uploads: ImportUploads) {
    self.runner = runner
    self.uploads = uploads
  }

  /// Imports the uploaded file and removes it. When it is not there any more, a run that has not ended has failed.
  ///
  /// - Throws: what may be better the next time: an order that can never be carried out is noted and done with.
  public func carryOut(_ order: ImportOrder) async throws {
    let found = try await runner.database.read { tx in try WorkspaceStore.find(tx, order.workspace) }
    guard let workspace = found else { return }
    if order.isUndo { return try await undo(order, in: workspace) }
    guard let upload = try? uploads.find(order.upload, in: order.workspace) else {
      return try await runner.giveUp(order.upload, in: order.workspace)
    }
    if order.isCheck { return try await keepCheck(upload, in: workspace) }
    let file = file(of: upload, in: order.workspace)
    do {
      _ = try await runner.run([file], in: workspace, by: order.person, as: upload.id)
    } catch let error as any ProblemConvertible where error.problem.status < 500 {
      // Noted in the run.
    }
    uploads.remove(upload.id, in: order.workspace)
  }

  private func undo(_ order: ImportOrder, in workspace: Workspace) async throws {
    do {
      try await runner.undo(order.upload, in: workspace, by: order.person)
    } catch let error as any ProblemConvertible where error.problem.status < 500 {
      // It was undone before.
    }
  }

  /// Checks the file for a page that waits for the report. One that cannot be checked is to be matched anew.
  private func keepCheck(_ upload: ImportUpload, in workspace: Workspace) async throws {
    do {
      try uploads.keep(try await check(upload, in: workspace), of: upload.id, in: workspace.id)
    } catch let error as any ProblemConvertible where error.problem.status < 500 {
      var unmatched = upload
      unmatched.mapping = nil
      try uploads.save(unmatched, in: workspace.id)
    }
  }

  /// Why the file cannot be imported as it is; empty when it can.
  func failures(of upload: ImportUpload, in workspace: Workspace) -> [ImportFileReport.Failure] {
    let file = file(of: upload, in: workspace.id)
    let plan = ImportPlan([file], source: upload.mapping?.source ?? "csv", currency: workspace.currency)
    return plan.refused.flatMap(\.failures)
  }

  /// What the import of the file would do; nothing is written.
  func check(_ upload: ImportUpload, in workspace: Workspace) async throws -> ImportReport {
    try await runner.run([file(of: upload, in: workspace.id)], in: workspace, isDryRun: true)
  }

  private func file(of upload: ImportUpload, in workspace: ID<Workspace>) -> ImportFile {
    ImportFile(
      path: uploads.path(of: upload.id, in: workspace), name: upload.fileName, kind: upload.kind,
      mapping: upload.mapping, format: upload.format ?? TableFormat())
  }
}
