import Customers
import Kernel
import Language
import Storage
import Web

/// Reasons in the words of a reader: "Health fell 18 points in 14 days: weekly active users 31 → 9".
struct WorkSentences: Sendable {
  let words: Words
  let today: LocalDate
  /// The names of the contacts that the reasons mention.
  let contacts: [ID<Contact>: String]
  /// The scorecards that name measures, by version.
  let scorecards: [Int32: Scorecard]
  /// Whether names and dates are marked, so that their digits are not set bold.
  var marksNames = false

  private var reader: Reader { words.reader }

  func sentence(_ reason: WorkReason) -> String {
    switch reason.cause {
    case .scoreFell(let points, let days, let movers): scoreFell(points, days, movers)
    case .bandFell(let from, let to):
      words("today.reason.bandFell", ["from": band(from), "to": band(to)])
    case .renewalNear(let day, let health): renewal(day, health)
    case .onboardingStuck(let since): words("today.reason.onboardingStuck", count: today - since)
    case .championSilent(let contact, let last): champion(contacts[contact], last)
    case .noContact(let last, let limit):
      words("today.reason.noContact", count: today - last, ["limit": reader.number(limit)])
    case .tasksOverdue(let count, let oldest):
      words("today.reason.tasksOverdue", count: count, ["date": name(reader.date(oldest, .dayMonth))])
    case .seatsFull(let share, let seats):
      words("today.reason.seatsFull", ["percent": reader.percent(share), "seats": reader.number(seats)])
    }
  }

  private func scoreFell(_ points: Int, _ days: Int, _ movers: [WorkMover]) -> String {
    var arguments = ["points": reader.number(points), "days": reader.number(days)]
    let told = movers.compactMap(mover)
    if told.isEmpty { return words("today.reason.scoreFell", arguments) }
    arguments["movers"] = told.joined(separator: ", ")
    return words("today.reason.scoreFellBy", arguments)
  }

  /// Nil for a measure whose scorecard is gone.
  private func mover(_ mover: WorkMover) -> String? {
    let measures = scorecards[mover.scorecardVersion]?.measures
    guard let measure = measures?.first(where: { $0.key == mover.measure }) else { return nil }
    let title = name(measure.name[words.language])
    var arguments = ["measure": title]
    arguments["from"] = mover.from.map { figure($0, measure) }
    arguments["to"] = mover.to.map { figure($0, measure) }
    if mover.to == nil { return words("today.mover.lost", ["measure": title]) }
    return words(mover.from == nil ? "today.mover.new" : "today.mover.moved", arguments)
  }

  private func figure(_ value: Double, _ measure: Measure) -> String {
    switch measure.aggregate {
    case .changeAgainstPreviousWindow: return reader.signedPercent(value)
    case .shareOfSeats: return reader.percent(value)
    case .sum, .mean, .last, .daysActive, .distinct:
      if case .ratio = measure.source { return reader.number(value, places: 2) }
      return reader.number(value, places: value == value.rounded() || abs(value) >= 100 ? 0 : 1)
    }
  }

  private func renewal(_ day: LocalDate, _ health: Band) -> String {
    let left = day - today
    if left <= 0 { return words("today.reason.renewalToday", ["band": band(health)]) }
    return words("today.reason.renewalNear", count: left, ["band": band(health)])
  }

  private func name(_ text: String) -> String { marksNames ? text.named : text }

  private func champion(_ contact: String?, _ last: LocalDate) -> String {
    guard let contact else { return words("today.reason.championUnknown", count: today - last) }
    return words("today.reason.championSilent", count: today - last, ["name": name(contact)])
  }

  private func band(_ band: Band) -> String { words["today.band.\(band.rawValue)"] }
}

extension WorkSentences {
  /// Reads the names that the reasons mention: of contacts and of measures.
  init(
    _ reasons: [WorkReason], words: Words, today: LocalDate, library: ScorecardLibrary, in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws {
    var contacts: [ID<Contact>] = []
    var cards: [Int32: Scorecard] = [:]
    for reason in reasons {
      switch reason.cause {
      case .championSilent(let contact, _): contacts.append(contact)
      case .scoreFell(_, _, let movers):
        for version in Set(movers.map(\.scorecardVersion)) where cards[version] == nil {
          cards[version] = try library.definition(version, in: workspace, tx)
        }
      default: break
      }
    }
    self.init(
      words: words, today: today, contacts: try WorkFactsStore.names(of: contacts, in: workspace, tx),
      scorecards: cards)
  }
}
