import Kernel
import Language
import Web

/// The page on which people change their name, language, time zone and password.
enum ProfileViews {
  static func page(
    _ member: StaffMember, profile: SubmittedForm, password: SubmittedForm, week: OwnWeek,
    wantsToday: Bool, _ actor: Actor, _ request: Request
  ) -> HTML {
    let words = request.words
    let head = PageHead(words["settings.profile"], summary: member.person.email)
    return """
      <div class="stack">\(head.html)\(IdentityViews.tabs(.profile, actor, words))\(done(request))\
      \(Panel(words["profile.title"]).html(profileForm(profile, request)))\
      \(Panel(words["profile.week"], id: "week").html(weekForm(week, request)))\
      \(Panel(words["profile.mail"], id: "mail").html(mailForm(wantsToday, request)))\
      \(Panel(words["profile.password"]).html(passwordForm(password, member, request)))</div>
      """
  }

  private static func done(_ request: Request) -> HTML? {
    switch request.query["done"] {
    case "profile", "week", "mail": Notice(.success, request.words["common.saved"]).html
    case "password": Notice(.success, request.words["profile.passwordChanged"]).html
    default: nil
    }
  }

  private static func profileForm(_ form: SubmittedForm, _ request: Request) -> HTML {
    let words = request.words
    let name = form.field("name", label: words["common.name"], words)
    let language = form.field("language", label: words["common.language"], isRequired: false, words)
    let zone = form.field("timeZone", label: words["common.timeZone"], isRequired: false, words)
    return IdentityViews.form(
      "/settings/profile", csrf: request.csrf, errors: form.errors([name, language, zone], words),
      [
        TextField(name, value: form.value("name"), autocomplete: "name").html(words),
        Select(
          language, options: IdentityViews.languages(unchosen: words["profile.asBrowser"]),
          selected: form.value("language")
        ).html(words),
        Select(
          zone, options: IdentityViews.timeZones(unchosen: words["profile.asWorkspace"]),
          selected: form.value("timeZone")
        ).html(words),
      ], submit: Button(words["action.save"], style: .primary).submit())
  }

  private static func weekForm(_ week: OwnWeek, _ request: Request) -> HTML {
    let words = request.words
    let form = week.form ?? SubmittedForm()
    let field = form.field("weekday", label: words["calendar.weekdays"], words)
    let own = form.field("isOwn", label: words["profile.week.own"], help: words["profile.week.help"], words)
    let reader = words.reader
    let usual = reader.list(week.usual.weekdays.map { reader.weekdayName($0) })
    return IdentityViews.form(
      "/settings/profile/week", csrf: request.csrf, errors: form.errors([field], words),
      [
        "<p>\(words("profile.week.usual", ["days": usual]))</p>",
        Checkbox(
          Field(own.name, label: own.label, help: own.help, isRequired: false), isOn: week.isOwn
        ).html,
        CalendarViews.weekdays(
          field.label, ticked: CalendarViews.ticked(week.form, week.own ?? week.usual), error: field.error, words),
      ], submit: Button(words["action.save"]).submit())
  }

  private static func mailForm(_ wantsToday: Bool, _ request: Request) -> HTML {
    let words = request.words
    let field = Field(
      "today", label: words["profile.mail.today"], help: words["profile.mail.today.help"], isRequired: false)
    return IdentityViews.form(
      "/settings/profile/mail", csrf: request.csrf, [Checkbox(field, isOn: wantsToday).html],
      submit: Button(words["action.save"]).submit())
  }

  private static func passwordForm(_ form: SubmittedForm, _ member: StaffMember, _ request: Request) -> HTML {
    let words = request.words
    let help = words("password.help", ["limit": String(PasswordRules.shortest)])
    let current = form.field("currentPassword", label: words["profile.currentPassword"], words)
    let new = form.field("newPassword", label: words["profile.newPassword"], help: help, words)
    return IdentityViews.form(
      "/settings/profile/password", csrf: request.csrf, errors: form.errors([current, new], words),
      [
        "<input type=\"email\" name=\"email\" value=\"\(member.person.email)\" autocomplete=\"username\" hidden>",
        TextField(current, kind: .password, autocomplete: "current-password").html(words),
        TextField(new, kind: .password, autocomplete: "new-password").html(words),
      ], submit: Button(words["profile.changePassword"]).submit())
  }
}
