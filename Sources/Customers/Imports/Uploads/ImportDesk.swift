import Kernel
import Storage

/// What the pages and the API of imports work with.
public struct ImportDesk: Sendable {
  /// Sees to it that an order is carried out: at once, or as a job.
  public typealias Launch = @Sendable (ImportOrder) async throws -> Void

  let database: Database
  let effects: Effects
  let runner: ImportRunner
  let uploads: ImportUploads
  let work: ImportWork
  let launch: Launch

  /// - Parameter launch: nil to import within the request.
  public init(
    database: Database, effects: Effects, runner: ImportRunner, uploads: ImportUploads, launch: Launch? = nil
  ) {
    self.database = database
    self.effects = effects
    self.runner = runner
    self.uploads = uploads
    let work = ImportWork(runner: runner, uploads: uploads)
    self.work = work
    self.launch = launch ?? { try await work.carryOut($0) }
  }

  /// Notes the run, so that its page is there at once, and gives the order.
  func start(_ upload: ImportUpload, by actor: Actor) async throws {
    let run = ImportRun(
      id: upload.id, source: upload.mapping?.source ?? "csv", fileNames: [upload.fileName], startedBy: actor.person,
      startedAt: effects.now)
    try await database.write { tx in try ImportRunStore.insert(run, in: actor.workspace, tx) }
    try await launch(ImportOrder(workspace: actor.workspace, upload: upload.id, person: actor.person))
  }

  func run(_ id: ID<ImportRun>, for actor: Actor) async throws -> ImportRun {
    let run = try await database.read { tx in try ImportRunStore.find(id, in: actor.workspace, tx) }
    guard let run else { throw Problem.notFound }
    return run
  }
}
