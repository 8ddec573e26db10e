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
  /// The names of the staff that the reasons mention.
  var people: [ID<Person>: String] = [:]
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
    case .championLeft(let contact, let day): championLeft(contacts[contact], day)
    case .impressionBad(let person, let day): impressionBad(person.flatMap { people[$0] }, day)
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
      if case .field = measure.source { return MeasureText(words: words).value(value, of: measure) }
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

  private func championLeft(_ contact: String?, _ day: LocalDate) -> String {
    let age = reader.relative(day, to: today)
    guard let contact else { return words("today.reason.championLeftUnknown", ["age": age]) }
    return words("today.reason.championLeft", ["name": name(contact), "age": age])
  }

  private func impressionBad(_ person: String?, _ day: LocalDate) -> String {
    let age = reader.relative(day, to: today)
    guard let person else { return words("today.reason.impressionBadUnknown", ["age": age]) }
    return words("today.reason.impressionBad", ["name": name(person), "age": age])
  }

  /// Why an item stands where it does: "2.3 × the average account × 40 % × urgency 1.5 = 1.38".
  func order(_ order: WorkOrder) -> String {
    words(
      "today.order",
      [
        "money": reader.number(order.money, places: 2), "probability": reader.percent(order.probability),
        "urgency": reader.number(order.urgency, places: 2),
        "product": reader.number(Double(order.priority) / 1e6, places: 2),
      ])
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
    var people: [ID<Person>] = []
    var cards: [Int32: Scorecard] = [:]
    for reason in reasons {
      switch reason.cause {
      case .championSilent(let contact, _), .championLeft(let contact, _): contacts.append(contact)
      case .impressionBad(let person, _): people += [person].compactMap(\.self)
      case .scoreFell(_, _, let movers):
        for version in Set(movers.map(\.scorecardVersion)) where cards[version] == nil {
          cards[version] = try library.definition(version, in: workspace, tx)
        }
      default: break
      }
    }
    self.init(
      words: words, today: today, contacts: try WorkFactsStore.names(of: contacts, in: workspace, tx),
      people: try WorkToldStore.names(of: people, in: workspace, tx),
      scorecards: cards)
  }
}
