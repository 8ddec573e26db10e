import Kernel
import Spreadsheets

extension AttributeDefinition {
  /// The value in a sheet; what does not fit as the text that it is.
  func sheetValue(_ stored: String?) -> SheetValue {
    guard let stored else { return .empty }
    switch value(of: stored) {
    case nil: return .text(stored)
    case .text(let text): return .text(text)
    case .number(let text): return Double(text).map { .number($0) } ?? .text(text)
    case .money(let money): return .amount(money)
    case .flag(let flag): return .yesNo(flag)
    case .date(let day): return .date(day)
    case .options(let keys): return .text(keys.joined(separator: ", "))
    }
  }
}
