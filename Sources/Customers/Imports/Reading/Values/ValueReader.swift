import Foundation
import Kernel

/// Reads the values of a file by type, with what was decided for the file as a whole.
struct ValueReader: Sendable {
  /// Nil while it is not decided; then dates that need it are refused.
  var dateOrder: DateOrder?
  var decimalMark = DecimalMark.point
  /// Of times of day without an offset.
  var timeZone = TimeZone.gmt
  /// Of amounts that name no currency.
  var currency = Currency.usd
  /// Whether another currency in an amount contradicts the row.
  var hasFixedCurrency = false

  /// The value of a trimmed text; nil when there is none.
  func read(_ text: String, as type: ImportFieldType) throws(ValueProblem) -> ImportValue? {
    if text.isEmpty || !type.isText && Self.isMissing(text) { return nil }
    switch type {
    case .text: return .text(try limited(text, to: 500))
    case .longText: return .text(try limited(text, to: 100_000, allowsLines: true))
    case .externalID, .subscriptionReference: return .text(try limited(text, to: 200))
    case .accountReference: return .text(try limited(text, to: 500))
    case .domain: return .text(try AddressText.domain(text))
    case .email: return .text(try AddressText.email(text))
    case .language: return .text(try LanguageText.parse(text))
    case .timeZone: return .text(try zoneName(text))
    case .choice(let choice): return .text(try word(text, of: choice))
    case .date: return .date(try DateText.parse(text, order: dateOrder, zone: timeZone).day)
    case .timestamp: return .moment(try DateText.parse(text, order: dateOrder, zone: timeZone))
    case .number: return .number(try number(text))
    case .duration: return .number(try notNegative(try number(text), text))
    case .integer: return .integer(try integer(text))
    case .money: return .money(try money(text))
    case .currency: return .currency(try currency(text))
    case .boolean: return .boolean(try YesNoText.parse(text))
    }
  }

  /// A number as a double; throws `notANumber` or `numberOutOfRange`.
  func number(_ text: String) throws(ValueProblem) -> Double {
    guard let value = try NumberText.parse(text, mark: decimalMark).double else {
      throw ValueProblem(.numberOutOfRange, value: text)
    }
    return value
  }

  /// Words by which programs write that there is no value.
  static func isMissing(_ text: String) -> Bool {
    guard text.utf8.count <= 5, let first = text.utf8.first, missingStarts.contains(first) else { return false }
    return missingWords.contains(text.lowercased())
  }

  private static let missingWords: Set = ["-", "null", "nan", "n/a", "#n/a", "na", "none", "nil", "–", "—"]
  /// The first bytes of the words, in either case: a quick no for nearly every value.
  private static let missingStarts = Array("-nN#–".utf8.prefix(5))

  private func money(_ text: String) throws(ValueProblem) -> Money {
    try MoneyText.parse(text, mark: decimalMark, currency: currency, isFixed: hasFixedCurrency)
  }

  private func integer(_ text: String) throws(ValueProblem) -> Int64 {
    let number = try NumberText.parse(text, mark: decimalMark)
    if number.isNegative { throw ValueProblem(.negative, value: text) }
    do {
      return try number.shifted(by: 0)
    } catch {
      throw ValueProblem(error.code == .tooPrecise ? .notWhole : error.code, value: text)
    }
  }

  private func notNegative(_ number: Double, _ text: String) throws(ValueProblem) -> Double {
    if number < 0 { throw ValueProblem(.negative, value: text) }
    return number
  }

  private func currency(_ text: String) throws(ValueProblem) -> Currency {
    guard let found = CurrencyText.parse(text, expected: currency) else {
      throw ValueProblem(.unknownCurrency, value: text)
    }
    return found
  }

  private func word(_ text: String, of choice: ImportChoice) throws(ValueProblem) -> String {
    guard let word = choice.word(for: text) else {
      throw ValueProblem(
        .unknownChoice, ["value": String(text.prefix(80)), "choices": choice.words.joined(separator: ", ")])
    }
    return word
  }

  private func zoneName(_ text: String) throws(ValueProblem) -> String {
    guard text.utf8.count <= 64, text.utf8.allSatisfy({ $0 > 32 && $0 < 127 }), let zone = TimeZone(identifier: text)
    else { throw ValueProblem(.notATimeZone, value: text) }
    return zone.identifier
  }

  private func limited(_ text: String, to limit: Int, allowsLines: Bool = false) throws(ValueProblem) -> String {
    if text.utf8.count > limit && text.unicodeScalars.count > limit {
      throw ValueProblem(.tooLong, ["limit": String(limit)])
    }
    let isControl = { (byte: UInt8) in byte < 32 && !(allowsLines && (byte == 9 || byte == 10 || byte == 13)) }
    if text.utf8.contains(where: isControl) { throw ValueProblem(.controlCharacter) }
    return text
  }
}

extension ImportFieldType {
  /// Whether its values are any text, so that words like `none` may be meant.
  var isText: Bool {
    switch self {
    case .text, .longText, .externalID, .accountReference, .subscriptionReference: true
    default: false
    }
  }
}
