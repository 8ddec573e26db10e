import Customers
import Kernel
import Language
import Storage
import Web

/// The page of a scorecard's past versions, and the way to take one up again.
public struct ScorecardVersionPages: Sendable {
  private static let length = 25

  let database: Database
  let actions: ScorecardActions
  let staff: Staff
  let frame: PageFrame

  public init(database: Database, service: ScoringService, effects: Effects, staff: Staff, frame: PageFrame) {
    self.database = database
    actions = ScorecardActions(database: database, service: service, effects: effects)
    self.staff = staff
    self.frame = frame
  }

  public func add(to routes: inout Routes) {
    routes.page(.get, "/scorecards/{id}/versions", .healthRead, list)
    routes.page(.post, "/scorecards/{id}/versions/{number}/restoration", .healthConfigure, restore)
  }

  private func list(_ request: Request, _ actor: Actor) async throws -> Response {
    .html(try await page(request, actor))
  }

  private func restore(_ request: Request, _ actor: Actor) async throws -> Response {
    let (id, number) = (try request.id(of: Scorecard.self), try request.versionNumber())
    var fields = Fields(form: try await request.form())
    do {
      let reason = fields.optionalText(ScorecardVersionViews.reason(of: number), limit: 500)
      let version = fields.integer("version", in: 1...Int(Int32.max))
      try fields.check()
      _ = try await actions.restore(number, of: id, version: version, because: reason, by: actor)
      return .seeOther("/scorecards/\(id)/versions")
    } catch let problem as Problem where problem.status == 422 || problem.status == 412 {
      return .html(try await page(request, actor, refused: (number, problem)), status: .init(code: problem.status))
    }
  }

  private func page(
    _ request: Request, _ actor: Actor, refused: (number: Int32, problem: Problem)? = nil
  ) async throws -> HTML {
    let (id, cursor) = (try request.id(of: Scorecard.self), try request.query.cursor())
    let found = try await database.read { tx -> (StoredScorecard, Page<ScorecardVersion>, [Metric])? in
      guard let card = try ScorecardStore.find(id, in: actor.workspace, tx) else { return nil }
      // One more than is shown: the oldest is told by what came before it.
      let page = try ScorecardStore.versions(
        of: id, after: cursor, limit: Self.length + 1, in: actor.workspace, tx)
      return (card, page, try MetricStore.all(in: actor.workspace, tx))
    }
    guard let (card, page, metrics) = found else { throw Problem.notFound }
    let names = try await staff.names(in: actor.workspace)
    let called = Dictionary(metrics.map { ($0.key, $0.name) }) { first, _ in first }
    let difference = ScorecardDifference(words: request.words, metrics: called)
    let lines = page.items.prefix(Self.length).enumerated().map { index, version in
      ScorecardVersionViews.Line(
        version: version, isPresent: version.number == card.version, by: version.createdBy.map { names[$0] ?? "" },
        changes: index + 1 < page.items.count ? difference.lines(from: page.items[index + 1], to: version) : nil)
    }
    let last = page.items.count > Self.length ? lines.last?.version.number : nil
    let views = ScorecardVersionViews(
      words: request.words, now: request.now, csrf: CSRFField(token: request.csrfToken),
      mayRestore: actor.may(.healthConfigure))
    let title = request.words("scorecards.versions.of", ["name": card.name])
    let next = last.map { ("/scorecards/\(id)/versions" as Path).query("cursor", Cursor(["\($0)"]).description) }
    return frame(request, title: title, views.page(card, lines, next: next, isFirst: cursor == nil, refused: refused))
  }
}
