import Customers
import Kernel
import Web

/// What a request asks of the portfolio: which accounts, which period, how far back.
struct PortfolioQuestion: Sendable {
  /// In the filter language, as typed.
  var filter: String
  var segment: ID<Segment>?
  let from: LocalDate
  let to: LocalDate
  let reach: PortfolioReach

  /// The usual period.
  static let usualDays = 30

  /// Reads `filter`, `segment`, `from`, `to` and `span`.
  init(_ request: Request) throws(Problem) {
    filter = request.query["filter"] ?? ""
    segment = try request.query.id("segment", of: Segment.self)
    to = try request.query.date("to") ?? request.today
    from = try request.query.date("from") ?? to - Self.usualDays
    guard to <= request.today else { throw .invalid("/to", "inTheFuture") }
    guard from <= to else { throw .invalid("/from", "reversedRange") }
    guard to - from < 3660 else { throw .invalid("/from", "tooManyDays", ["limit": "3660"]) }
    let span = request.query["span"] ?? ""
    guard let reach = span.isEmpty ? .weeks : PortfolioReach(rawValue: span) else {
      throw .invalid("/span", "notAChoice")
    }
    self.reach = reach
  }

  /// The same question at another place, or of another reach.
  func kept(_ path: Path, reach: PortfolioReach? = nil) -> Path {
    path.query("filter", filter.isEmpty ? nil : filter).query("segment", segment?.description)
      .query("from", from.description).query("to", to.description).query("span", (reach ?? self.reach).rawValue)
  }
}

/// Which accounts of a portfolio: those that were in one state and are in another; nil for any.
struct PortfolioWay: Sendable, Equatable {
  let from: PortfolioState?
  let to: PortfolioState?

  init(from: PortfolioState?, to: PortfolioState?) {
    self.from = from
    self.to = to
  }

  /// Whoever was outside and still is is on no way.
  func holds(from: PortfolioState, to: PortfolioState) -> Bool {
    (self.from ?? from) == from && (self.to ?? to) == to && (from != .outside || to != .outside)
  }

  /// Reads `fromBand` and `toBand`.
  init(_ request: Request) throws(Problem) {
    func state(_ name: String) throws(Problem) -> PortfolioState? {
      guard let text = request.query[name], !text.isEmpty else { return nil }
      guard let state = PortfolioState(rawValue: text) else { throw .invalid("/\(name)", "notAChoice") }
      return state
    }
    from = try state("fromBand")
    to = try state("toBand")
  }

  /// Where the accounts are listed.
  func path(_ question: PortfolioQuestion) -> Path {
    question.kept("/portfolio/accounts").query("fromBand", from?.rawValue).query("toBand", to?.rawValue)
  }
}
