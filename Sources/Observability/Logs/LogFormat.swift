import Kernel
import Logging

/// How log lines look.
public enum LogFormat: String, Sendable, CaseIterable {
  /// One JSON object a line.
  case json
  /// One plain line, for a terminal.
  case plain

  /// Plain when a person reads standard error at a terminal, else JSON.
  public static var preferred: LogFormat { StandardErrorOutput.isTerminal ? .plain : .json }

  /// A handler for the logger `label` that writes this format to `output`.
  ///
  /// For `LoggingSystem.bootstrap`: `{ LogFormat.preferred.handler(label: $0, level: .info) }`.
  public func handler(
    label: String,
    level: Logger.Level,
    output: any LogOutput = StandardErrorOutput.shared,
    now: @escaping @Sendable () -> Timestamp = { Effects.live.now }
  ) -> any LogHandler {
    LineLogHandler(self, label: label, level: level, output: output, now: now)
  }
}
