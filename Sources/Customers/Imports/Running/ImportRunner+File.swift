import Kernel
import Storage

extension ImportRunner {
  /// Imports one file, transaction by transaction.
  func importFile(
    _ step: ImportPlan.Step, _ number: Int, _ context: ImportContext, _ before: ImportState
  ) async throws -> ImportState {
    var state = try await prepare(step, number, context, before)
    let rows = try ImportRows(
      step.table.rows(step.dialect), mapping: step.mapping, currency: context.workspace.currency)
    let feed = BatchFeed(rows, context, size: batchSize)
    try feed.read(isDrafting: true)
    var madeNew = true
    while let batch = feed.take() {
      let isDrafting = madeNew
      async let reading: Void = feed.read(isDrafting: isDrafting)
      let before = state.report.new
      state = try await importBatch(batch, file: number, context, state)
      try await reading
      madeNew = state.report.new > before
    }
    return try await settleParents(context, state)
  }

  private func prepare(
    _ step: ImportPlan.Step, _ number: Int, _ context: ImportContext, _ before: ImportState
  ) async throws -> ImportState {
    let workspace = context.workspace.id
    var state = before
    let (hasWaiting, metrics) = try await database.read { tx in
      let hasWaiting = try ImportWaitingStore.hasAny(context.kind, source: context.source, in: workspace, tx)
      return (hasWaiting, try MetricStore.all(in: workspace, tx))
    }
    state.hasWaiting = hasWaiting
    state.metrics = Dictionary(metrics.map { ($0.key, $0) }) { first, _ in first }
    if !context.isDryRun {
      try await database.write { tx in
        try ImportRunStore.insertFile(
          number, of: context.run, name: step.file.name, header: step.header, mapping: step.mapping, in: workspace, tx)
      }
    }
    return state
  }

  private func importBatch(
    _ batch: ImportBatch, file number: Int, _ context: ImportContext, _ before: ImportState
  ) async throws -> ImportState {
    if context.isDryRun {
      return try await database.read { tx in try Self.write(batch, file: number, context, before, tx) }
    }
    let state = try await database.write { tx in
      try ImportRunStore.takeTurn(context.run, in: context.workspace.id, tx)
      let state = try Self.write(batch, file: number, context, before, tx)
      try ImportRunStore.addRowsDone(batch.count, to: context.run, in: context.workspace.id, tx)
      return state
    }
    try afterTransaction()
    return state
  }

  private static func write(
    _ batch: ImportBatch, file number: Int, _ context: ImportContext, _ before: ImportState, _ tx: Transaction
  ) throws -> ImportState {
    var writer = BatchWriter(context, before, tx)
    writer.note(batch)
    let refused = try writer.apply(batch.rows)
    if !context.isDryRun {
      try ImportRunStore.insertRefused(refused, file: number, of: context.run, in: context.workspace.id, tx)
    }
    return writer.state
  }

  /// Ties accounts to parents that came later in the file, and names the parents that never came.
  private func settleParents(_ context: ImportContext, _ before: ImportState) async throws -> ImportState {
    guard !before.parents.isEmpty else { return before }
    return try await database.write { tx in
      var writer = BatchWriter(context, before, tx)
      try writer.settleParents()
      return writer.state
    }
  }
}
