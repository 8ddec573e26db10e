import Kernel
import Web

/// The JSON API of portfolios.
public struct PortfolioRoutes: Sendable {
  let portfolios: Portfolios

  public init(portfolios: Portfolios) { self.portfolios = portfolios }

  public func add(to routes: inout Routes) {
    routes.api(.get, "/api/v1/portfolio", .healthRead, show)
    routes.api(.get, "/api/v1/portfolio/accounts", .healthRead, accounts)
  }

  private func show(_ request: Request, _ actor: Actor) async throws -> Response {
    let question = try PortfolioQuestion(request)
    return try .json(PortfolioJSON(try await portfolios.figures(question, of: request, for: actor), question))
  }

  private func accounts(_ request: Request, _ actor: Actor) async throws -> Response {
    let (way, question) = (try PortfolioWay(request), try PortfolioQuestion(request))
    let (page, _) = try await portfolios.accounts(way, question, of: request, for: actor)
    return try .page(page.map(PortfolioAccountJSON.init), of: request)
  }
}
