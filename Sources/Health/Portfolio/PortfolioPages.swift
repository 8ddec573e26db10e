import Customers
import Kernel
import Storage
import Web

/// The portfolio as a page, and the accounts behind its flows.
public struct PortfolioPages: Sendable {
  let portfolios: Portfolios
  let staff: Staff
  let frame: PageFrame

  public init(portfolios: Portfolios, staff: Staff, frame: PageFrame) {
    self.portfolios = portfolios
    self.staff = staff
    self.frame = frame
  }

  public func add(to routes: inout Routes) {
    routes.page(.get, "/portfolio", .healthRead, show)
    routes.page(.get, "/portfolio/accounts", .healthRead, accounts)
  }

  private func show(_ request: Request, _ actor: Actor) async throws -> Response {
    do {
      let question = try PortfolioQuestion(request)
      return .html(try await page(question, nil, request, actor))
    } catch let problem as Problem where problem.status == 422 {
      // What was asked stays in its fields; the figures are those of the usual question.
      let page = try await page(PortfolioQuestion(today: request.today), problem, request, actor)
      return .html(page, status: .unprocessableContent)
    }
  }

  private func page(
    _ question: PortfolioQuestion, _ problem: Problem?, _ request: Request, _ actor: Actor
  ) async throws -> HTML {
    let figures = try await portfolios.figures(question, of: request, for: actor)
    let segments = try await portfolios.lists.segments(in: actor.workspace)
    let names = try await staff.names(in: actor.workspace)
    let form = problem.map { SubmittedForm(request.query, $0) } ?? question.form
    let views = PortfolioViews(
      words: request.words, question: question, form: form, segments: segments, names: names,
      isPartial: actor.visibility != .all)
    return frame(request, title: request.words["portfolio.title"], views.page(figures))
  }

  private func accounts(_ request: Request, _ actor: Actor) async throws -> Response {
    let (way, question) = (try PortfolioWay(request), try PortfolioQuestion(request))
    let (page, flows) = try await portfolios.accounts(way, question, of: request, for: actor)
    let names = try await staff.names(in: actor.workspace)
    let views = PortfolioFlowViews(words: request.words, question: question, way: way, names: names)
    let isFirst = request.query["cursor"].map(\.isEmpty) ?? true
    return .html(frame(request, title: views.title, views.page(page, flows, isFirst: isFirst)))
  }
}

extension PortfolioQuestion {
  /// The usual question.
  init(today: LocalDate) {
    filter = ""
    segment = nil
    to = today
    from = today - Self.usualDays
    reach = .weeks
  }

  /// The form that asks it.
  var form: SubmittedForm {
    SubmittedForm([
      "filter": filter, "segment": segment?.description ?? "", "from": from.description, "to": to.description,
    ])
  }
}
