import Kernel
import Logging

/// Writes each log event as one line in a format.
struct LineLogHandler: LogHandler {
  var logLevel: Logger.Level
  var metadata: Logger.Metadata = [:]
  var metadataProvider: Logger.MetadataProvider?

  private let label: String
  private let format: LogFormat
  private let output: any LogOutput
  private let now: @Sendable () -> Timestamp

  init(
    _ format: LogFormat, label: String, level: Logger.Level, output: any LogOutput,
    now: @escaping @Sendable () -> Timestamp
  ) {
    self.format = format
    self.label = label
    self.logLevel = level
    self.output = output
    self.now = now
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let line = LogLine(
      time: now(), level: event.level, label: label, message: event.message.description,
      metadata: mergedMetadata(for: event))
    switch format {
    case .json: output.write(line.json)
    case .plain: output.write(line.plain)
    }
  }
}
