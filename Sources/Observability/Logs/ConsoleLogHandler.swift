import Kernel
import Logging

/// Writes each log event as one line for a person at a terminal.
///
/// `10:05:00.000 info  web: request route=/accounts status=200`, times in UTC, metadata sorted by key.
public struct ConsoleLogHandler: LogHandler {
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
    let time = now().description.dropFirst(11).dropLast()
    let level = event.level.rawValue
    var line = "\(time) \(level)\(String(repeating: " ", count: max(1, 6 - level.utf8.count)))"
    line.appendEscaped("\(label): \(event.message)")
    for (key, value) in mergedMetadata(for: event).sorted(by: { $0.key < $1.key }) {
      line += " "
      line.appendEscaped(key)
      line += "="
      line.appendPlain(value)
    }
    line += "\n"
    output.write(line)
  }
}

extension String {
  /// Appends a value bare where a person can tell where it ends, else as JSON.
  fileprivate mutating func appendPlain(_ value: Logger.Metadata.Value) {
    switch value {
    case .string(let text): appendWord(text)
    case .stringConvertible(let convertible): appendWord(convertible.description)
    case .array, .dictionary: appendJSON(value)
    }
  }

  private mutating func appendWord(_ text: String) {
    let isPlain = !text.isEmpty && text.unicodeScalars.allSatisfy { $0 > " " && $0 != "\"" && $0 != "=" }
    if isPlain { appendEscaped(text) } else { appendJSON(text) }
  }
}
