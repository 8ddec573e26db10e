import Logging

extension String {
  /// Longest text written of one value, in Unicode scalars; the rest is cut off and marked with `…`.
  static let longestLogValue = 8192

  /// Appends `text` as a JSON string that stays on one line and cannot steer a terminal.
  ///
  /// Beside what RFC 8259 asks for, the second control block, line and paragraph separators and the marks
  /// that turn the direction of text are escaped: a log must not be forged by what a stranger typed.
  mutating func appendJSON(_ text: String) {
    append("\"")
    appendEscaped(text)
    append("\"")
  }

  /// Appends a metadata value: text as a string, dictionaries sorted by key, lists in order.
  mutating func appendJSON(_ value: Logger.Metadata.Value) {
    switch value {
    case .string(let text): appendJSON(text)
    case .stringConvertible(let convertible): appendJSON(convertible.description)
    case .array(let values): appendList(values, between: "[", and: "]") { $0.appendJSON($1) }
    case .dictionary(let entries):
      appendList(entries.sorted { $0.key < $1.key }, between: "{", and: "}") { line, entry in
        line.appendJSON(entry.key)
        line.append(":")
        line.appendJSON(entry.value)
      }
    }
  }

  private mutating func appendList<Element>(
    _ elements: [Element], between opening: String, and closing: String,
    append appendElement: (inout String, Element) -> Void
  ) {
    append(opening)
    for (index, element) in elements.enumerated() {
      if index > 0 { append(",") }
      appendElement(&self, element)
    }
    append(closing)
  }

  /// Appends `text` with every quote, backslash and character that steers escaped as in JSON.
  mutating func appendEscaped(_ text: String) {
    for (index, scalar) in text.unicodeScalars.enumerated() {
      guard index < String.longestLogValue else {
        append("…")
        return
      }
      appendEscaped(scalar)
    }
  }

  private mutating func appendEscaped(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": append("\\\"")
    case "\\": append("\\\\")
    case "\n": append("\\n")
    case "\r": append("\\r")
    case "\t": append("\\t")
    case _ where scalar.steersText:
      let digits = String(scalar.value, radix: 16)
      append("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits)
    default: unicodeScalars.append(scalar)
    }
  }
}

extension Unicode.Scalar {
  /// Whether the character moves the cursor, ends the line or turns the direction of what follows.
  ///
  /// All of them lie in the basic plane, so that four hexadecimal digits write each.
  fileprivate var steersText: Bool {
    switch value {
    case 0x00...0x1F, 0x7F...0x9F, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
