import Foundation

/// A column of a file by its name and the values it has in the first rows.
struct ColumnSample: Sendable {
  let name: String
  /// The values that are not empty, trimmed.
  let values: [String]
  /// What the values are, as narrowly as all of them allow; text when there are none.
  let type: AttributeType

  init(name: String, values: [String]) {
    self.name = name
    self.values = values.filter { !$0.isEmpty && !ValueReader.isMissing($0) }
    type = Self.type(of: self.values)
  }

  /// One sample for each column of the header.
  static func columns(header: [String], rows: [CSVRow]) -> [ColumnSample] {
    let usable = rows.filter { $0.problem == nil }
    return header.indices.map { index in
      ColumnSample(name: header[index], values: usable.map { $0.trimmed(index) })
    }
  }

  var isNumeric: Bool { type == .number }

  private static func type(of values: [String]) -> AttributeType {
    guard !values.isEmpty else { return .text }
    let some = values.prefix(500)
    if some.allSatisfy({ !isDigit($0) && (try? YesNoText.parse($0)) != nil }) { return .boolean }
    let isNumber = DecimalMark.allCases.contains { mark in
      some.allSatisfy { (try? NumberText.parse($0, mark: mark)) != nil }
    }
    if isNumber { return hasLeadingZeros(some) ? .text : .number }
    if some.allSatisfy({ (try? DateText.parse($0, order: .dayMonthYear, zone: .gmt)) != nil }) { return .date }
    return .text
  }

  private static func isDigit(_ text: String) -> Bool { text.utf8.allSatisfy { (48...57).contains($0) } }

  /// Whether the numbers are names, as `00123`.
  private static func hasLeadingZeros(_ values: ArraySlice<String>) -> Bool {
    values.contains { $0.utf8.count > 1 && $0.hasPrefix("0") && isDigit($0) }
  }
}
