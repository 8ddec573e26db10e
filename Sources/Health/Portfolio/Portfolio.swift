import Customers
import Kernel

/// Accounts with their bands and their revenue over some days, from which every figure of a portfolio is reckoned.
///
/// An account counts from the day on which it became a customer until it was lost.
struct Portfolio: Sendable {
  struct Member: Sendable {
    let id: ID<Account>
    let owner: ID<Person>?
    /// Its place in `currencies`.
    let currency: Int
    var since: LocalDate
    /// Since when it is a customer was not said, and is the first that is known of it.
    let isSinceGuessed: Bool
    /// Exclusive.
    let until: LocalDate
    fileprivate var span = -1
    fileprivate var period = -1
  }

  private struct Span {
    let from, until: LocalDate
    let band: Band
    /// The next one of the same account; −1 for none.
    let next: Int
  }

  private struct Period {
    let from, until: LocalDate
    let mrr: Int64
    let next: Int
  }

  private(set) var members: [Member] = []
  private(set) var currencies: [Currency] = []
  private var places: [ID<Account>: Int] = [:]
  private var spans: [Span] = []
  private var periods: [Period] = []

  /// The end of what goes on.
  static let open = HealthSpanStore.open

  /// - Parameters:
  ///   - since: since when it is a customer; nil when nobody said so: then it is one since it is `known`.
  ///   - until: since when it is none any more.
  mutating func add(
    _ id: ID<Account>, owner: ID<Person>?, currency: Currency, since: LocalDate?, known: LocalDate, until: LocalDate?
  ) {
    let place = currencies.firstIndex(of: currency) ?? currencies.endIndex
    if place == currencies.endIndex { currencies.append(currency) }
    places[id] = members.count
    members.append(
      Member(
        id: id, owner: owner, currency: place, since: since ?? known, isSinceGuessed: since == nil,
        until: until ?? Self.open))
  }

  /// Bands of accounts that are not in the portfolio are passed over.
  mutating func addBand(_ band: Band, of id: ID<Account>, from: LocalDate, until: LocalDate) {
    guard let place = places[id] else { return }
    spans.append(Span(from: from, until: until, band: band, next: members[place].span))
    members[place].span = spans.count - 1
    if members[place].isSinceGuessed { members[place].since = min(members[place].since, from) }
  }

  /// Who pays is a customer, whatever else is said.
  mutating func addRevenue(_ mrr: Int64, of id: ID<Account>, from: LocalDate, until: LocalDate?) {
    guard let place = places[id] else { return }
    periods.append(Period(from: from, until: until ?? Self.open, mrr: mrr, next: members[place].period))
    members[place].period = periods.count - 1
    members[place].since = min(members[place].since, from)
  }

  /// The band on a day; nil before the first score.
  func band(of member: Member, on day: LocalDate) -> Band? {
    var place = member.span
    while place >= 0 {
      let span = spans[place]
      if span.from <= day, day < span.until { return span.band }
      place = span.next
    }
    return nil
  }

  /// The band of an account on a day; nil before its first score, and for who is not in the portfolio.
  func band(of id: ID<Account>, on day: LocalDate) -> Band? { places[id].flatMap { band(of: members[$0], on: day) } }

  /// A customer without a score is grey.
  func state(of member: Member, on day: LocalDate) -> PortfolioState {
    guard member.since <= day, day < member.until else { return .outside }
    return PortfolioState(band(of: member, on: day) ?? .grey)
  }

  /// Annual recurring revenue in minor units of the account's currency; nothing outside of the portfolio.
  func arr(of member: Member, on day: LocalDate) -> Int64 {
    guard member.since <= day, day < member.until else { return 0 }
    var sum: Int64 = 0
    var place = member.period
    while place >= 0 {
      let period = periods[place]
      if period.from <= day, day < period.until { sum &+= period.mrr }
      place = period.next
    }
    return sum &* 12
  }

  /// Amounts by the places of currencies as money: those that are not zero, largest first. Currencies are never added.
  func money(_ amounts: some Collection<Int64>) -> [Money] {
    let all = zip(currencies, amounts).map { Money(minorUnits: $1, currency: $0) }
    return all.filter { $0.minorUnits != 0 || all.count == 1 }
      .sorted { ($1.minorUnits, $0.currency.code) < ($0.minorUnits, $1.currency.code) }
  }
}
