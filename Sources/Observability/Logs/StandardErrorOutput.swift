import Foundation
import Synchronization

/// The process's standard error, written without a buffer so that the last line before a crash is there.
public final class StandardErrorOutput: LogOutput {
  /// One lock for the process: lines of two threads must not mix, also when longer than a pipe takes at once.
  public static let shared = StandardErrorOutput()

  private let lock = Mutex(())

  private init() {}

  /// Whether a person reads along.
  public static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  public func write(_ line: String) {
    var line = line
    line.withUTF8 { bytes in
      lock.withLock { _ in Self.writeAll(UnsafeRawBufferPointer(bytes)) }
    }
  }

  /// Writes until done; gives up when the reader is gone, since there is nowhere to say so.
  private static func writeAll(_ bytes: UnsafeRawBufferPointer) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Foundation.write(STDERR_FILENO, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return
      }
    }
  }
}
