import Customers
import Foundation
import Kernel
import Language

/// A measure's figures as a reader writes them.
struct MeasureText {
  let words: Words

  private var reader: Reader { words.reader }

  /// The value by what it is: a change and a share in percent, days and counts whole, the rest with one place.
  func value(_ value: Double?, of measure: Measure?) -> String {
    guard let value, value.isFinite else { return Reader.noValue }
    switch measure?.aggregate {
    case .changeAgainstPreviousWindow: return reader.signedPercent(value)
    case .shareOfSeats: return reader.percent(value)
    case .daysActive, .distinct: return reader.number(value, places: 0)
    default: break
    }
    if case .field(let name) = measure?.source, let said = judgement(value, of: name) { return said }
    if case .ratio = measure?.source { return reader.number(value, places: value.magnitude < 1 ? 3 : 1) }
    if case .field(MeasureText.seatsShare) = measure?.source { return reader.percent(value) }
    return value == value.rounded() && value.magnitude < 1e15
      ? reader.number(Int64(value)) : reader.number(value, places: 1)
  }

  /// What people said is a word.
  private func judgement(_ value: Double, of field: String) -> String? {
    guard [AccountField.impression, .meetingOutcome].contains(AccountField(rawValue: field)) else { return nil }
    return Int(exactly: value.rounded()).flatMap(Judgement.init(value:)).map { words["judgement.\($0.rawValue)"] }
  }

  /// Which days: "Last 30 days".
  func window(_ measure: Measure) -> String {
    switch measure.window {
    case .lastDays(let days): words("health.window.lastDays", count: days)
    case .sinceStageBegan: words["health.window.sinceStageBegan"]
    }
  }

  func aggregate(_ measure: Measure) -> String { words["health.aggregate.\(measure.aggregate.rawValue)"] }

  func policy(_ policy: MissingPolicy) -> String {
    switch policy {
    case .carry(let days): words("health.missing.carry", ["days": reader.number(days)])
    case .exclude: words["health.missing.exclude"]
    case .neutral: words["health.missing.neutral"]
    case .worst: words["health.missing.worst"]
    }
  }

  /// What an exception does, with its reason.
  func effect(_ effect: ScoreException.Effect, _ reason: String) -> String {
    switch effect {
    case .cap(let points): words("health.line.cap", ["points": reader.number(points), "reason": reason])
    case .floor(let points): words("health.line.floor", ["points": reader.number(points), "reason": reason])
    case .band(let band):
      words("health.line.band", ["band": words["health.band.\(band.rawValue)"], "reason": reason])
    }
  }

  /// How the measure came by its points.
  func state(_ result: MeasureResult) -> String {
    words(result.state.textKey, ["date": result.dataDay.map { reader.date($0) } ?? Reader.noValue])
  }

  /// A weight without needless zeros.
  func weight(hundredths: Int) -> String {
    let places = hundredths % 100 == 0 ? 0 : hundredths % 10 == 0 ? 1 : 2
    return reader.number(Double(hundredths) / 100, places: places)
  }

  private static let seatsShare = "seatsUsedShare"
}
