import Foundation

extension ExportScalars.Scalar {
  /// The value for a column of this kind; nil when it cannot hold it.
  func value(as kind: TableDefinition.Kind) -> SQLValue? {
    switch (self, kind) {
    case (.null, _): .null
    case (.number(let digits), .integer): Int64(digits).map(SQLValue.integer)
    case (.number(let digits), .real): Double(digits).map(SQLValue.real)
    case (.text(let name), .real): Double(name).map(SQLValue.real)
    case (.number("0"), .bool): .bool(false)
    case (.number("1"), .bool): .bool(true)
    case (.text(let text), .text): .text(text)
    case (.text(let text), .blob), (.text(let text), .uuid): Data(base64Encoded: text).map { .blob([UInt8]($0)) }
    default: nil
    }
  }
}
