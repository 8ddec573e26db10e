import Synchronization

/// Reads the batches of a file one after another, so that the next one is read while one is written.
///
/// A batch is handed over here and not as the result of an `async let`: with Swift 6.3 such results were in some runs
/// never freed, a gigabyte in a million rows.
final class BatchFeed: Sendable {
  private struct State {
    var rows: ImportRows
    var seen = SeenKeys()
    var next: ImportBatch?
    /// The batch that is being written, and the one before, which is let go by the thread that reads: between two
    /// batches nothing would be read or written.
    var current: ImportBatch?
    var written: ImportBatch?
  }

  private let state: Mutex<State>
  private let context: ImportContext
  private let size: Int

  /// - Parameter size: the most rows of a batch.
  init(_ rows: ImportRows, _ context: ImportContext, size: Int) {
    state = Mutex(State(rows: rows))
    self.context = context
    self.size = size
  }

  /// Reads the next batch and keeps it for `take`.
  /// - Parameter isDrafting: whether rows are expected to be new.
  func read(isDrafting: Bool) throws {
    try state.withLock { state in
      state.written = nil
      var batch = try ImportBatch(&state.rows, context, limit: size, isDrafting: isDrafting)
      batch.dropDuplicates(&state.seen)
      state.next = batch
    }
  }

  /// The batch that was read last; nil behind the last one.
  func take() -> ImportBatch? {
    state.withLock { state in
      state.written = state.current
      state.current = state.next.flatMap { $0.count > 0 ? $0 : nil }
      state.next = nil
      return state.current
    }
  }
}
