import Kernel
import Logging

/// What a log event says, with everything that is known about it.
struct LogLine {
  let time: Timestamp
  let level: Logger.Level
  let label: String
  let message: String
  let metadata: Logger.Metadata

  /// One JSON object on one line, for machines that collect logs.
  ///
  /// `{"time":"2026-11-22T10:05:00.000Z","level":"info","logger":"web","message":"request","metadata":{"status":"200"}}`
  ///
  /// Fields stand in this order; metadata is sorted by key and left out when empty. Whatever a value holds,
  /// the event stays one line: see `String.appendJSON`.
  var json: String {
    var line = #"{"time":"\#(time)","level":"\#(level.rawValue)","logger":"#
    line.appendJSON(label)
    line += #","message":"#
    line.appendJSON(message)
    if !metadata.isEmpty {
      line += #","metadata":"#
      line.appendJSON(.dictionary(metadata))
    }
    return line + "}\n"
  }

  /// One line for a person at a terminal.
  ///
  /// `10:05:00.000 info  web: request route=/accounts status=200`, times in UTC, metadata sorted by key.
  var plain: String {
    let name = level.rawValue
    let gap = String(repeating: " ", count: max(1, 6 - name.utf8.count))
    var line = "\(time.description.dropFirst(11).dropLast()) \(name)\(gap)"
    line.appendEscaped("\(label): \(message)")
    for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
      line += " "
      line.appendEscaped(key)
      line += "="
      line.appendPlain(value)
    }
    return line + "\n"
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
