import Foundation
import Kernel
import Spreadsheets

/// Writes rows as CSV (RFC 4180), so that a spreadsheet which opens them runs nothing that a customer wrote.
struct CSVLine: Sendable {
  /// Whether texts stand as they are; otherwise a text that a spreadsheet would take for a formula gets an
  /// apostrophe in front.
  let isRaw: Bool

  /// The row with its line end.
  func text(_ row: [SheetValue]) -> String { row.map(cell).joined(separator: ",") + "\r\n" }

  private func cell(_ value: SheetValue) -> String {
    switch value {
    case .empty: ""
    case .text(let text): quoted(isRaw ? text : Self.neutralised(text))
    case .number(let number): number.isFinite ? "\(number)" : ""
    case .integer(let number): String(number)
    case .decimal(let units, let places): Self.decimal(units, places)
    case .yesNo(let flag): flag ? "yes" : "no"
    case .date(let day): day.description
    case .moment(let moment): moment.description
    }
  }

  /// The characters with which formulas begin in one spreadsheet or another (OWASP, CSV injection), the full-width
  /// ones among them.
  private static let dangerous: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]

  static func neutralised(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, dangerous.contains(first) else { return text }
    return "'" + text
  }

  private func quoted(_ text: String) -> String {
    let needsQuotes = text.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0 == "\r" || $0 == "\n" }
    return needsQuotes ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
  }

  private static func decimal(_ units: Int64, _ places: Int) -> String {
    guard places > 0 else { return String(units) }
    let digits = String(units.magnitude)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return "\(units < 0 ? "-" : "")\(padded.dropLast(places)).\(padded.suffix(places))"
  }
}
