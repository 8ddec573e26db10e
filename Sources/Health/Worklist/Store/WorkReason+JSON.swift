import Customers
import Foundation
import Kernel

/// Reasons as they are stored: a JSON list of flat objects, days as days since 1970.
///
/// `[{"kind":"noContact","severity":1,"since":20770,"last":20739,"limit":30}]`
///
/// Written by hand, because a whole workspace's are written every night; read a page at a time.
enum WorkReasonJSON {
  static func text(_ reasons: [WorkReason]) -> String {
    var text = "["
    for (index, reason) in reasons.enumerated() {
      if index > 0 { text += "," }
      text += "{\"kind\":\"\(reason.kind.rawValue)\",\"severity\":\(reason.severity.rawValue),"
      text += "\"since\":\(reason.since.daysSinceEpoch)"
      append(reason.cause, to: &text)
      text += "}"
    }
    return text + "]"
  }

  /// What is not, or no longer, understood is left out.
  static func reasons(_ text: String) -> [WorkReason] {
    let wires = try? JSONDecoder().decode([Wire].self, from: Data(text.utf8))
    return (wires ?? []).compactMap(\.reason)
  }

  private static func append(_ cause: WorkReason.Cause, to text: inout String) {
    switch cause {
    case .scoreFell(let points, let days, let movers):
      text += ",\"points\":\(points),\"days\":\(days),\"movers\":["
      text += movers.map(mover).joined(separator: ",") + "]"
    case .bandFell(let from, let to): text += ",\"from\":\"\(from.rawValue)\",\"to\":\"\(to.rawValue)\""
    case .renewalNear(let day, let band): text += ",\"on\":\(day.daysSinceEpoch),\"to\":\"\(band.rawValue)\""
    case .onboardingStuck(let since): text += ",\"on\":\(since.daysSinceEpoch)"
    case .championSilent(let contact, let last):
      text += ",\"contact\":\"\(contact)\",\"last\":\(last.daysSinceEpoch)"
    case .noContact(let last, let limit): text += ",\"last\":\(last.daysSinceEpoch),\"limit\":\(limit)"
    case .tasksOverdue(let count, let oldest): text += ",\"count\":\(count),\"last\":\(oldest.daysSinceEpoch)"
    case .seatsFull(let share, let seats): text += ",\"share\":\(share),\"count\":\(seats)"
    case .championLeft(let contact, let day): text += ",\"contact\":\"\(contact)\",\"on\":\(day.daysSinceEpoch)"
    case .impressionBad(let person, let day):
      text += ",\"on\":\(day.daysSinceEpoch)"
      if let person { text += ",\"person\":\"\(person)\"" }
    }
  }

  /// Keys of measures are letters, digits, dots, hyphens and underscores, so nothing is to be escaped.
  private static func mover(_ mover: WorkMover) -> String {
    var text = "{\"measure\":\"\(mover.measure)\",\"version\":\(mover.scorecardVersion)"
    if let from = mover.from, from.isFinite { text += ",\"from\":\(from)" }
    if let to = mover.to, to.isFinite { text += ",\"to\":\(to)" }
    return text + ",\"share\":\(mover.share.millionths)}"
  }
}

/// A reason as it stands in the list, every field of every kind in one.
private struct Wire: Decodable {
  struct Mover: Decodable {
    let measure: String
    let version: Int32
    let from: Double?
    let to: Double?
    let share: Int64

    var mover: WorkMover {
      WorkMover(
        measure: measure, scorecardVersion: version, from: from, to: to, share: Points(millionths: share))
    }
  }

  let kind: String
  let severity: Int
  let since: Int32
  let points: Int?
  let days: Int?
  let movers: [Mover]?
  let from: Band?
  let to: Band?
  let on: Int32?
  let last: Int32?
  let contact: ID<Contact>?
  let limit: Int?
  let count: Int?
  let share: Double?
  let person: ID<Person>?

  var reason: WorkReason? {
    guard let severity = WorkSeverity(rawValue: severity), let cause else { return nil }
    return WorkReason(cause, severity, since: LocalDate(daysSinceEpoch: since))
  }

  private var cause: WorkReason.Cause? {
    switch WorkReasonKind(rawValue: kind) {
    case .scoreFell:
      guard let points, let days else { return nil }
      return .scoreFell(points: points, days: days, movers: (movers ?? []).map(\.mover))
    case .bandFell: return both(from, to) { .bandFell(from: $0, to: $1) }
    case .renewalNear: return both(day(on), to) { .renewalNear(on: $0, band: $1) }
    case .onboardingStuck: return day(on).map { .onboardingStuck(since: $0) }
    case .championSilent: return both(contact, day(last)) { .championSilent(contact: $0, lastSeen: $1) }
    case .noContact: return both(day(last), limit) { .noContact(last: $0, limit: $1) }
    case .tasksOverdue: return both(count, day(last)) { .tasksOverdue(count: $0, oldest: $1) }
    case .seatsFull: return both(share, count) { .seatsFull(share: $0, seats: $1) }
    case .championLeft: return both(contact, day(on)) { .championLeft(contact: $0, on: $1) }
    case .impressionBad: return day(on).map { .impressionBad(by: person, on: $0) }
    case nil: return nil
    }
  }

  private func day(_ number: Int32?) -> LocalDate? { number.map(LocalDate.init(daysSinceEpoch:)) }

  private func both<One, Other>(
    _ one: One?, _ other: Other?, _ make: (One, Other) -> WorkReason.Cause
  ) -> WorkReason.Cause? {
    guard let one, let other else { return nil }
    return make(one, other)
  }
}
