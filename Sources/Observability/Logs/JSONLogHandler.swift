import Kernel
import Logging

/// Writes each log event as one JSON object on one line, for machines that collect logs.
///
/// `{"time":"2026-11-22T10:05:00.000Z","level":"info","logger":"web","message":"request","metadata":{"status":"200"}}`
///
/// Fields stand in this order; metadata is sorted by key and left out when empty. Whatever a value holds,
/// the event stays one line: see `String.appendJSON`.
public struct JSONLogHandler: LogHandler {
  public var logLevel: Logger.Level
  public var metadata: Logger.Metadata = [:]
  public var metadataProvider: Logger.MetadataProvider?

  private let label: String
  private let output: any LogOutput
  private let now: @Sendable () -> Timestamp

  public init(
    label: String, level: Logger.Level, output: any LogOutput, now: @escaping @Sendable () -> Timestamp
  ) {
    self.label = label
    self.logLevel = level
    self.output = output
    self.now = now
  }

  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  public func log(event: LogEvent) {
    let context = mergedMetadata(for: event)
    var line = #"{"time":"\#(now())","level":"\#(event.level.rawValue)","logger":"#
    line.appendJSON(label)
    line += #","message":"#
    line.appendJSON(event.message.description)
    if !context.isEmpty {
      line += #","metadata":"#
      line.appendJSON(.dictionary(context))
    }
    line += "}\n"
    output.write(line)
  }
}
