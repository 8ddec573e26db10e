import Observability
import Synchronization

/// Keeps the log lines that it is given.
final class RecordedOutput: LogOutput {
  private let written = Mutex<[String]>([])

  var lines: [String] { written.withLock { $0 } }

  func write(_ line: String) { written.withLock { $0.append(line) } }
}
