import Foundation
import Kernel

/// Who reads: the language, the time zone and the digits in which values are written.
///
/// Formats numbers, money, dates and lists by itself (after CLDR, checked by tests), because ICU's formatters cost
/// microseconds each and differ from version to version. Negative values get a true minus sign, U+2212.
public struct Reader: Sendable, Hashable {
  public let language: LanguageCode
  public let timeZone: TimeZone
  public let digits: Digits

  public init(language: LanguageCode, timeZone: TimeZone = .gmt, digits: Digits = .western) {
    self.language = language
    self.timeZone = timeZone
    self.digits = digits
  }

  /// The first day of the week in calendars, 1 for Monday to 7 for Sunday: Sunday in India and Korea (CLDR).
  public var weekStart: Int { language == .english ? 1 : 7 }

  /// `text` with the reader's digits.
  func localised(_ text: String) -> String { digits.applied(to: text) }
}
