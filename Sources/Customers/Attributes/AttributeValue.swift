import Foundation
import Kernel
import Web

/// A value that fits its attribute.
enum AttributeValue: Sendable, Equatable {
  case text(String)
  /// A plain decimal, exact: `12.5`.
  case number(String)
  case money(Money)
  case flag(Bool)
  case date(LocalDate)
  /// The keys of options in the order in which the attribute has them.
  case options([String])

  /// As it stands among the account's attributes.
  var stored: String {
    switch self {
    case .text(let text), .number(let text): text
    case .money(let money): money.decimal
    case .flag(let flag): flag ? "true" : "false"
    case .date(let day): day.description
    case .options(let keys): keys.joined(separator: ",")
    }
  }

  /// The number by which filters compare it; nil for words.
  var number: Double? {
    switch self {
    case .number(let text): Double(text)
    case .money(let money): Double(money.decimal)
    case .flag(let flag): flag ? 1 : 0
    case .date(let day): Double(day.daysSinceEpoch)
    case .text, .options: nil
    }
  }

  /// As the API says it.
  func json(_ kind: AttributeKind) -> JSONValue {
    switch self {
    case .text(let text): .string(text)
    case .number(let text): Self.decimal(text)
    case .money(let money): Self.decimal(money.decimal)
    case .flag(let flag): .bool(flag)
    case .date(let day): .string(day.description)
    case .options(let keys): kind == .choices ? .array(keys.map { .string($0) }) : .string(keys.first ?? "")
    }
  }

  private static func decimal(_ text: String) -> JSONValue {
    Decimal(string: text, locale: Locale(identifier: "en_US_POSIX")).map { .number($0) } ?? .string(text)
  }
}
