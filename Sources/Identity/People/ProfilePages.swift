import Foundation
import HTTPTypes
import Kernel
import Web

/// What people say about themselves, and their password.
struct ProfilePages: Sendable {
  let identity: IdentityRoutes

  func add(to routes: inout Routes) {
    routes.personPage(.get, "/settings/profile") { request, actor in
      .html(try await page(request, actor))
    }
    routes.personPage(.post, "/settings/profile", save)
    routes.personPage(.post, "/settings/profile/password", changePassword)
    routes.personPage(.post, "/settings/profile/week", saveWeek)
    routes.personPage(.post, "/settings/profile/mail", saveMail)
  }

  private func save(_ request: Request, _ actor: Actor) async throws -> Response {
    let form = try await request.form()
    return try await IdentityPages.submit(form) {
      var fields = Fields(form: form)
      let profile = Profile(
        name: fields.text("name", limit: 100), language: fields.choice("language"),
        timeZone: fields.parsed("timeZone", "notAChoice") { TimeZone(identifier: $0) })
      try fields.check()
      try await identity.people.updateProfile(profile, by: actor)
      return .seeOther(("/settings/profile" as Path).query("done", "profile"))
    } refused: {
      try await page(request, actor, profile: $0)
    }
  }

  /// The week is the workspace's unless the form says that it is the person's own.
  private func saveWeek(_ request: Request, _ actor: Actor) async throws -> Response {
    let form = try await request.form()
    return try await IdentityPages.submit(form) {
      let isOwn = form["isOwn"] == "yes"
      let week = isOwn ? WorkingWeek(form: form) : nil
      guard !isOwn || week != nil else { throw Problem.invalid("/weekday", "required") }
      try await identity.calendars.setOwnWeek(week, by: actor)
      return .seeOther(("/settings/profile" as Path).query("done", "week"))
    } refused: {
      try await page(request, actor, week: $0)
    }
  }

  private func saveMail(_ request: Request, _ actor: Actor) async throws -> Response {
    let form = try await request.form()
    try await identity.people.setMail(.today, isWanted: form["today"] == "yes", by: actor)
    return .seeOther(("/settings/profile" as Path).query("done", "mail"))
  }

  private func changePassword(_ request: Request, _ actor: Actor) async throws -> Response {
    let form = try await request.form()
    return try await IdentityPages.submit(form) {
      try await identity.sessions.changePassword(
        from: form["currentPassword"] ?? "", to: form["newPassword"] ?? "", keeping: request.sessionToken, by: actor)
      return .seeOther(("/settings/profile" as Path).query("done", "password"))
    } refused: {
      try await page(request, actor, password: $0)
    }
  }

  private func page(
    _ request: Request, _ actor: Actor, profile: SubmittedForm? = nil, password: SubmittedForm? = nil,
    week: SubmittedForm? = nil
  ) async throws -> HTML {
    let (member, own, usual, wantsToday) = try await identity.database.read { tx in
      let member = try PersonAccess.current(tx, actor)
      let own = try CalendarStore.week(tx, actor.workspace, of: member.person.id)
      let isRefused = try MailRefusalStore.isRefused(.today, by: member.person.id, tx, actor.workspace)
      return (member, own, try CalendarStore.week(tx, actor.workspace), !isRefused)
    }
    let stored = SubmittedForm([
      "name": member.person.name, "language": member.language?.rawValue ?? "",
      "timeZone": member.timeZone?.identifier ?? "",
    ])
    let content = ProfileViews.page(
      member, profile: profile ?? stored, password: password ?? SubmittedForm(),
      week: OwnWeek(own: own, usual: usual, form: week), wantsToday: wantsToday, actor, request)
    return identity.frame(request, title: request.words["settings.profile"], content)
  }
}
