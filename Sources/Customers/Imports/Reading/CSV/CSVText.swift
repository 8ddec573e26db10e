import Kernel

/// Writes rows as a file of values separated by commas (RFC 4180), with the mark by which spreadsheets know UTF-8.
enum CSVText {
  static func text(rows: [[String]]) -> String {
    "\u{FEFF}" + rows.map { $0.map(field).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func field(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) } || text.trimmed != text
    return needsQuotes ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
  }
}
