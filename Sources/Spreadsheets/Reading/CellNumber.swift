import Foundation
import Kernel

/// The numbers of cells as text: as people read them in the sheet, in a form that does not depend on a language.
struct CellNumber {
  /// Whether days are counted from 1904-01-01.
  let begins1904: Bool

  /// `raw` is the value as the file holds it.
  func text(_ raw: String, _ style: NumberStyle) -> String {
    if style == .number { return Self.plain(raw) }
    guard let serial = Double(raw), let text = dated(serial, style) else { return Self.plain(raw) }
    return text
  }

  /// `2025-04-03`, `2025-04-03T14:30:00` or `14:30:00`; nil for a day that no calendar has.
  private func dated(_ serial: Double, _ style: NumberStyle) -> String? {
    guard serial >= 0, serial < 2_958_466 else { return nil }
    // Seconds, since a fraction of a day is never exact.
    let seconds = Int((serial * 86_400).rounded())
    let time = Self.clock(seconds % 86_400)
    if style == .time && seconds < 86_400 { return time }
    guard let day = day(seconds / 86_400) else { return nil }
    return seconds % 86_400 == 0 ? day.description : "\(day)T\(time)"
  }

  private func day(_ serial: Int) -> LocalDate? {
    if begins1904 { return LocalDate(daysSinceEpoch: Int32(serial - 24_107)) }
    // The calendar from 1900 has a 29 February 1900, number 60, that never was.
    guard serial != 60, serial > 0 else { return nil }
    return LocalDate(daysSinceEpoch: Int32(serial - (serial < 60 ? 25_568 : 25_569)))
  }

  private static func clock(_ seconds: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
  }

  /// Whole numbers as they stand; others with the 15 digits that spreadsheets show, so that `19.989999999999998` is
  /// `19.99`, and without an exponent.
  static func plain(_ raw: String) -> String {
    let digits = raw.utf8.drop { $0 == UInt8(ascii: "-") }
    if !digits.isEmpty, digits.allSatisfy({ (48...57).contains($0) }) { return raw }
    guard let number = Double(raw), number.isFinite else { return raw }
    let rounded = Double(String(format: "%.15g", number)) ?? number
    if rounded == rounded.rounded(), rounded.magnitude < 1e18 { return String(Int64(rounded)) }
    let text = "\(rounded)"
    return text.contains("e") ? expanded(rounded) : text
  }

  /// Numbers near zero and very large ones, written out.
  private static func expanded(_ number: Double) -> String {
    let text = String(format: number.magnitude < 1 ? "%.20f" : "%.0f", number)
    guard text.contains(".") else { return text }
    let trimmed = text.reversed().drop { $0 == "0" }
    return String(trimmed.reversed())
  }
}
