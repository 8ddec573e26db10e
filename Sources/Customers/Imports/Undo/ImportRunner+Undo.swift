import Kernel
import Storage

extension ImportRunner {
  /// Rows undone in one transaction.
  private static let undoSize = 1000
  /// Rows of a run up to which a preview looks for what stands in the way.
  private static let previewLimit = 50_000

  /// Facts first, then what they belong to.
  private static let undoOrder: [ImportKind] = [.notes, .churn, .tickets, .usage, .subscriptions, .contacts]

  /// What undoing a run would do. 404 when there is none of this id, 409 when it runs or is undone.
  public func previewUndo(of id: ID<ImportRun>, in workspace: ID<Workspace>) async throws -> ImportUndoPreview {
    let now = effects.now
    return try await database.read { tx in
      let run = try Self.undoable(id, at: now, in: workspace, tx)
      let sources = try ImportUndoStore.sources(of: id, in: workspace, tx)
      let counts = try ImportObstacleStore.counts(of: id, sources: sources, in: workspace, tx)
      let isLarge = run.rowsDone > Self.previewLimit
      let obstacles =
        isLarge
        ? nil
        : try ImportObstacleStore.obstacles(
          of: id, sources: sources, after: run.finishedAt ?? now, in: workspace, tx)
      return ImportUndoPreview(removed: counts.removed, restored: counts.restored, obstacles: obstacles)
    }
  }

  /// The run, when it can be undone.
  static func undoable(
    _ id: ID<ImportRun>, at now: Timestamp, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> ImportRun {
    guard let run = try ImportRunStore.find(id, in: workspace, tx) else { throw Problem.notFound }
    if try ImportUndoStore.find(id, in: workspace, tx)?.isDone == true { throw Problem.conflict("importUndone") }
    guard run.finishedAt != nil || run.isSilent(at: now) else { throw Problem.conflict("importRunning") }
    return run
  }

  /// Undoes a run, a thousand rows a transaction: removes what it made and puts back what it changed. When something
  /// newer stands on that, nothing is done and the result says what. Stopped in the middle, the same call goes on.
  ///
  /// - Throws: 404 when there is no run of this id, 409 when it runs or is undone.
  @discardableResult
  public func undo(
    _ id: ID<ImportRun>, in workspace: Workspace, by person: ID<Person>? = nil
  ) async throws -> ImportUndo {
    let now = effects.now
    let (run, sources, obstacles) = try await database.write { tx in
      let run = try Self.undoable(id, at: now, in: workspace.id, tx)
      let isBegun = try ImportUndoStore.find(id, in: workspace.id, tx).map { $0.finishedAt == nil } ?? false
      if !isBegun { try ImportUndoStore.begin(id, by: person, at: now, in: workspace.id, tx) }
      let sources = try ImportUndoStore.sources(of: id, in: workspace.id, tx)
      let obstacles = try ImportObstacleStore.obstacles(
        of: id, sources: sources, after: run.finishedAt ?? now, in: workspace.id, tx)
      return (run, sources, obstacles)
    }
    if !obstacles.isEmpty { return try await finishUndo(run, obstacles, in: workspace) }
    var kept = 0
    for kind in Self.undoOrder { kept += try await undo(kind, sources, run, in: workspace) }
    for kind in ImportImage.Kind.allCases { try await putBack(kind, run, in: workspace) }
    kept += try await undo(.accounts, sources, run, in: workspace)
    let stays = ImportUndo.Obstacle(kind: .accountInUse, count: kept, examples: [])
    let result = try await finishUndo(run, kept == 0 ? [] : [stays], in: workspace)
    try await afterImport(workspace.id)
    return result
  }

  private func finishUndo(
    _ run: ImportRun, _ obstacles: [ImportUndo.Obstacle], in workspace: Workspace
  ) async throws -> ImportUndo {
    let now = effects.now
    return try await database.write { tx in
      try ImportUndoStore.finish(run.id, obstacles: obstacles, at: now, in: workspace.id, tx)
      guard let undo = try ImportUndoStore.find(run.id, in: workspace.id, tx) else { throw Problem.notFound }
      return undo
    }
  }

  /// Undoes the rows of one kind.
  /// - Returns: how many accounts stay since they are in use.
  private func undo(
    _ kind: ImportKind, _ sources: [String], _ run: ImportRun, in workspace: Workspace
  ) async throws -> Int {
    var kept = 0
    for source in sources {
      var last = ""
      while true {
        let (key, now) = (last, effects.now)
        let step = try await database.write { tx -> (last: String, kept: Int)? in
          try ImportRunStore.takeTurn(run.id, in: workspace.id, tx)
          let rows = try ImportUndoStore.written(
            by: run.id, source: source, kind: kind, after: key, limit: Self.undoSize, in: workspace.id, tx)
          guard let end = rows.last?.entry.key else { return nil }
          let writer = try Self.undoWriter(run, now, workspace, tx)
          let outcome = try writer.undo(rows, kind: kind, source: source)
          try ImportUndoStore.add(
            removed: outcome.removed, restored: outcome.restored, to: run.id, in: workspace.id, tx)
          return (end, outcome.kept)
        }
        guard let step else { break }
        last = step.last
        kept += step.kept
        try afterTransaction()
      }
    }
    return kept
  }

  private func putBack(_ kind: ImportImage.Kind, _ run: ImportRun, in workspace: Workspace) async throws {
    var isAtEnd = false
    while !isAtEnd {
      let now = effects.now
      isAtEnd = try await database.write { tx in
        try ImportRunStore.takeTurn(run.id, in: workspace.id, tx)
        let images = try ImportUndoStore.takeImages(kind, of: run.id, limit: 200, in: workspace.id, tx)
        try Self.undoWriter(run, now, workspace, tx).restore(images)
        return images.isEmpty
      }
      try afterTransaction()
    }
  }

  private static func undoWriter(
    _ run: ImportRun, _ now: Timestamp, _ workspace: Workspace, _ tx: Transaction
  ) throws -> UndoWriter {
    UndoWriter(
      workspace: workspace, run: run, end: run.finishedAt ?? now, now: now,
      metrics: try MetricStore.all(in: workspace.id, tx), tx: tx)
  }
}
