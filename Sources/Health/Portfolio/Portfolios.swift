import Customers
import Kernel
import Storage
import Web

/// Reads portfolios for an actor: of the accounts that they see, narrowed by a filter and a segment.
public struct Portfolios: Sendable {
  /// Everything that a page or the API tells.
  struct Figures: Sendable {
    let days: [PortfolioDay]
    let flows: [PortfolioFlow]
    let coverage: PortfolioCoverage
    let owners: [PortfolioOwner]
    /// Of the accounts on the last day of the period.
    let currencies: [Currency]
    let isEmpty: Bool
  }

  let database: Database
  let lists: AccountLists

  public init(database: Database, lists: AccountLists) {
    self.database = database
    self.lists = lists
  }

  func figures(_ question: PortfolioQuestion, of request: Request, for actor: Actor) async throws -> Figures {
    let days = question.reach.days(endingOn: request.today)
    let first = min(days[0], question.from)
    let query = try await query(question, first...request.today, request, actor)
    return try await database.read { tx in
      let portfolio = try PortfolioStore.read(query, in: actor.workspace, tx)
      return Figures(
        days: portfolio.days(days), flows: portfolio.flows(from: question.from, to: question.to),
        coverage: portfolio.coverage(on: question.to), owners: portfolio.owners(on: question.to),
        currencies: portfolio.currencies.sorted { $0.code < $1.code }, isEmpty: portfolio.members.isEmpty)
    }
  }

  /// A page of the accounts on a way, the largest first, and the flows that they make up.
  func accounts(
    _ way: PortfolioWay, _ question: PortfolioQuestion, of request: Request, for actor: Actor
  ) async throws -> (page: Page<PortfolioAccount>, flows: [PortfolioFlow]) {
    let (cursor, limit) = (try request.query.cursor(), try request.query.limit())
    let after = try cursor.map { try PortfolioPlace($0) }
    let (from, to) = (question.from, question.to)
    let query = try await query(question, from...to, request, actor)
    return try await database.read { tx in
      let portfolio = try PortfolioStore.read(query, in: actor.workspace, tx)
      let all = portfolio.members(on: way, from: from, to: to)
      let rest = after.map { after in all.drop { PortfolioPlace($0, in: portfolio, question) <= after } } ?? all[...]
      let page = Page(Array(rest.prefix(limit + 1)), limit: limit) {
        PortfolioPlace($0, in: portfolio, question).cursor
      }
      let named = try PortfolioStore.named(page.items.map(\.id), from, to, in: actor.workspace, tx)
      let shown = page.map { PortfolioAccount($0, named[$0.id], in: portfolio, question) }
      return (shown, portfolio.flows(from: from, to: to).filter { way.holds(from: $0.from, to: $0.to) })
    }
  }

  private func query(
    _ question: PortfolioQuestion, _ days: ClosedRange<LocalDate>, _ request: Request, _ actor: Actor
  ) async throws -> PortfolioStore.Query {
    if let segment = question.segment {
      let known = try await lists.segments(in: actor.workspace)
      guard known.contains(where: { $0.id == segment }) else {
        throw Problem.invalid("/segment", "unknownReference")
      }
    }
    let condition = try await lists.condition(
      filter: question.filter, segment: question.segment, of: request, for: actor)
    return PortfolioStore.Query(
      condition: condition, asksSummary: !question.filter.trimmed.isEmpty, days: days)
  }
}
