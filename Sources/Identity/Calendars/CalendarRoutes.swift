import Kernel
import Language
import Web

/// The JSON API of the workspace's working week and holidays.
struct CalendarRoutes: Sendable {
  let identity: IdentityRoutes

  func add(to routes: inout Routes) {
    routes.callerAPI(.get, "/api/v1/calendar") { _, actor in try await answer(actor) }
    routes.api(.put, "/api/v1/calendar/week", .settingsManage, setWeek)
    routes.api(.post, "/api/v1/calendar/holidays", .settingsManage, addHoliday)
    routes.api(.delete, "/api/v1/calendar/holidays/{day}", .settingsManage) { request, actor in
      guard let day = LocalDate(try request.parameter("day")) else { throw Problem.notFound }
      try await identity.calendars.removeHoliday(on: day, by: actor)
      return .noContent
    }
  }

  private func setWeek(_ request: Request, _ actor: Actor) async throws -> Response {
    let version = try request.ifMatchVersion()
    var fields = try await request.fields()
    let names = fields.texts("weekdays", most: 7)
    let weekdays = (names ?? []).compactMap { CalendarJSON.weekdays.firstIndex(of: $0).map { $0 + 1 } }
    fields.validation.require(weekdays.count == names?.count ?? 0, "/weekdays", "notAChoice")
    fields.validation.require(names?.isEmpty == false, "/weekdays", "required")
    try fields.check()
    guard let week = WorkingWeek(weekdays) else { throw Problem.invalid("/weekdays", "required") }
    try await identity.calendars.setWeek(week, unlessChangedFrom: version, by: actor)
    return try await answer(actor)
  }

  private func addHoliday(_ request: Request, _ actor: Actor) async throws -> Response {
    var fields = try await request.fields()
    let holiday = fields.holiday()
    try fields.check()
    if let holiday { try await identity.calendars.add(holiday, by: actor) }
    return try await answer(actor)
  }

  private func answer(_ actor: Actor) async throws -> Response {
    let (week, holidays) = try await identity.database.read { tx in
      (try CalendarStore.week(tx, actor.workspace), try CalendarStore.holidays(tx, actor.workspace))
    }
    return try .json(CalendarJSON(week, holidays), version: week.bits)
  }
}

extension Fields {
  /// The `day` and the `name` of a holiday; nil when either is wrong, which is then among the problems.
  mutating func holiday() -> Holiday? {
    let name = TextNormalizer.stored(text("name", limit: 100))
    let day = date("day")
    if day == nil, validation.problems.allSatisfy({ $0.pointer != "/day" }) { validation.add("/day", "required") }
    return day.map { Holiday(day: $0, name: name) }
  }
}
