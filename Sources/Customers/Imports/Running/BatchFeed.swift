import Synchronization

/// Reads the batches of a file one after another, so that the next one is read while one is written.
///
/// A batch is handed over here and not as the result of an `async let`: with Swift 6.3 such results were in some runs
/// never freed, a gigabyte in a million rows.
final class BatchFeed: Sendable {
  private struct State {
    var rows: ImportRows
    var next: ImportBatch?
  }

  private let state: Mutex<State>
  private let kind: ImportKind
  private let size: Int

  /// - Parameter size: the most rows of a batch.
  init(_ rows: ImportRows, kind: ImportKind, size: Int) {
    state = Mutex(State(rows: rows))
    self.kind = kind
    self.size = size
  }

  /// Reads the next batch and keeps it for `take`.
  func read() throws {
    try state.withLock { state in state.next = try ImportBatch(&state.rows, kind: kind, limit: size) }
  }

  /// The batch that was read last; nil behind the last one.
  func take() -> ImportBatch? {
    state.withLock { state in
      defer { state.next = nil }
      return state.next.flatMap { $0.count > 0 ? $0 : nil }
    }
  }
}
