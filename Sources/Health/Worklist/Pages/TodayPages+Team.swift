import Kernel
import Web

extension TodayPages {
  /// What waits for each person; who sees their own accounts alone has their list.
  func team(_ request: Request, _ actor: Actor) async throws -> Response {
    let offered = WorklistScope.offered(to: actor).filter { $0 != .me }
    guard let usual = offered.last else { return .seeOther("/") }
    let asked = try WorklistChoice(request.query)?.scope ?? usual
    let choice = WorklistChoice(offered.contains(asked) ? asked : usual)
    let team = try await lists.team(choice, request, for: actor)
    let words = request.words
    let tabs = Tabs(
      words["today.scope"],
      items: offered.map { scope in
        Tabs.Item(
          words["today.scope.\(scope.rawValue)"], path: WorklistChoice(scope).path("/today/team"),
          isCurrent: scope == choice.scope)
      })
    let views = WorkTeamViews(team: team, choice: choice, today: request.today, words: words)
    return .html(frame(request, title: words["today.team"], views.page(tabs)))
  }
}
