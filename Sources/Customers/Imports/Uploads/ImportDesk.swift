import Identity
import Kernel
import Storage
import Web

/// What the pages and the API of imports work with.
public struct ImportDesk: Sendable {
  /// Sees to it that an order is carried out later, in the transaction that notes the run.
  public typealias Launch = @Sendable (ImportOrder, Transaction) throws -> Void

  let database: Database
  let effects: Effects
  let runner: ImportRunner
  let uploads: ImportUploads
  let work: ImportWork
  let launch: Launch?
  let bell: LiveBell
  /// Files up to this size, in bytes, are checked while the page is made; larger ones by a job.
  let quickCheckLimit: Int

  /// - Parameter launch: nil to import within the request.
  public init(
    database: Database, effects: Effects, runner: ImportRunner, uploads: ImportUploads, bell: LiveBell = LiveBell(),
    quickCheckLimit: Int = 4 << 20, launch: Launch? = nil
  ) {
    self.quickCheckLimit = quickCheckLimit
    self.database = database
    self.effects = effects
    self.runner = runner
    self.uploads = uploads
    self.bell = bell
    self.launch = launch
    work = ImportWork(runner: runner, uploads: uploads)
  }

  /// Notes the run, so that its page is there at once, who asked for it, and gives the order.
  func start(_ upload: ImportUpload, by actor: Actor) async throws {
    let run = ImportRun(
      id: upload.id, source: upload.mapping?.source ?? "csv", fileNames: [upload.fileName], startedBy: actor.person,
      startedAt: effects.now)
    let order = ImportOrder(workspace: actor.workspace, upload: upload.id, person: actor.person)
    try await database.write { tx in
      try ImportRunStore.insert(run, in: actor.workspace, tx)
      try Audit.record(tx, actor, .importStarted, subject: run.id, details: run.auditDetails, effects)
      try launch?(order, tx)
    }
    if launch == nil { try await work.carryOut(order) }
  }

  /// Has a run undone by a job.
  ///
  /// - Throws: 404 without such a run; 409 when it runs, is undone, or something newer stands on it.
  func startUndo(of id: ID<ImportRun>, by actor: Actor) async throws {
    let (now, workspace) = (effects.now, actor.workspace)
    let obstacles = try await runner.previewUndo(of: id, in: workspace).obstacles ?? []
    guard obstacles.isEmpty else {
      throw Problem(status: 409, code: "importInTheWay", fields: obstacles.map(\.field))
    }
    let order = ImportOrder(workspace: workspace, upload: id, person: actor.person, isUndo: true)
    try await database.write { tx in
      let run = try ImportRunner.undoable(id, at: now, in: workspace, tx)
      try ImportUndoStore.begin(id, by: actor.person, at: now, in: workspace, tx)
      try Audit.record(tx, actor, .importUndone, subject: id, details: run.auditDetails, effects)
      try launch?(order, tx)
    }
    if launch == nil { try await work.carryOut(order) }
  }

  /// What an import of the file would do; nil while that is being found out.
  func checkReport(of upload: ImportUpload, in workspace: Workspace) async throws -> ImportReport? {
    if isCheckedLater(upload) { return uploads.report(of: upload.id, in: workspace.id) }
    return try await work.check(upload, in: workspace)
  }

  /// Has a large file checked after its columns have been matched.
  func prepareCheck(of upload: ImportUpload, by actor: Actor) async throws {
    guard let launch, isCheckedLater(upload) else { return }
    try uploads.keep(nil, of: upload.id, in: actor.workspace)
    let order = ImportOrder(workspace: actor.workspace, upload: upload.id, person: actor.person, isCheck: true)
    try await database.write { tx in try launch(order, tx) }
  }

  private func isCheckedLater(_ upload: ImportUpload) -> Bool {
    launch != nil && upload.size > quickCheckLimit
  }

  func run(_ id: ID<ImportRun>, for actor: Actor) async throws -> ImportRun {
    let run = try await database.read { tx in try ImportRunStore.find(id, in: actor.workspace, tx) }
    guard let run else { throw Problem.notFound }
    return run
  }
}

extension AuditAction {
  /// Somebody, or the command line, began an import.
  static let importStarted: AuditAction = "import.started"
  /// Somebody had an import undone.
  static let importUndone: AuditAction = "import.undone"
}

extension ImportUndo.Obstacle {
  /// As it stands in a problem; the words under `problem.field.<kind>`.
  var field: Problem.Field {
    Problem.Field(
      pointer: "", code: kind.rawValue,
      arguments: ["count": String(count), "examples": examples.joined(separator: ", ")])
  }
}

extension ImportRun {
  var auditDetails: [String: String] { ["files": fileNames.joined(separator: ", "), "source": source] }
}
