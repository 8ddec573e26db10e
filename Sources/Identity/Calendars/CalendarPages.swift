import HTTPTypes
import Kernel
import Language
import Web

/// The working week and the holidays of the workspace.
struct CalendarPages: Sendable {
  let identity: IdentityRoutes

  func add(to routes: inout Routes) {
    routes.page(.get, "/settings/calendar", .settingsManage) { request, actor in
      .html(try await page(request, actor))
    }
    routes.page(.post, "/settings/calendar", .settingsManage, saveWeek)
    routes.page(.post, "/settings/calendar/holidays", .settingsManage, addHoliday)
    routes.page(.post, "/settings/calendar/holidays/removal", .settingsManage) { request, actor in
      var fields = Fields(form: try await request.form())
      let day = fields.date("day")
      try fields.check()
      if let day { try await identity.calendars.removeHoliday(on: day, by: actor) }
      return .seeOther(("/settings/calendar" as Path).anchor("holidays"))
    }
  }

  private func saveWeek(_ request: Request, _ actor: Actor) async throws -> Response {
    let form = try await request.form()
    return try await IdentityPages.submit(form) {
      guard let week = WorkingWeek(form: form) else { throw Problem.invalid("/weekday", "required") }
      try await identity.calendars.setWeek(week, by: actor)
      return .seeOther(("/settings/calendar" as Path).query("done", "week"))
    } refused: {
      try await page(request, actor, week: $0)
    }
  }

  private func addHoliday(_ request: Request, _ actor: Actor) async throws -> Response {
    let form = try await request.form()
    return try await IdentityPages.submit(form) {
      var fields = Fields(form: form)
      let holiday = fields.holiday()
      try fields.check()
      if let holiday { try await identity.calendars.add(holiday, by: actor) }
      return .seeOther(("/settings/calendar" as Path).anchor("holidays"))
    } refused: {
      try await page(request, actor, holiday: $0)
    }
  }

  private func page(
    _ request: Request, _ actor: Actor, week: SubmittedForm? = nil, holiday: SubmittedForm? = nil
  ) async throws -> HTML {
    let view = try await identity.database.read { tx in
      CalendarView(
        week: try CalendarStore.week(tx, actor.workspace),
        holidays: try CalendarStore.holidays(tx, actor.workspace), weekForm: week, holidayForm: holiday)
    }
    return identity.frame(
      request, title: request.words["settings.calendar"], CalendarViews.page(view, actor, request))
  }
}

extension WorkingWeek {
  /// The weekdays that are ticked in a form; nil when there is none.
  init?(form: Query) { self.init(form.all("weekday").compactMap { Int($0) }) }
}
