import Kernel
import Language
import Web

/// The page of one person: their role, their sessions, and the way out.
enum PersonViews {
  static func page(_ view: PersonView, _ form: SubmittedForm?, _ actor: Actor, _ request: Request) -> HTML {
    let (words, member) = (request.words, view.member)
    let head = PageHead(member.person.name, summary: member.person.email, actions: PeopleViews.status(member, words))
    return """
      <div class="stack">\(head.html)\(IdentityViews.tabs(.people, actor, words))\
      \(Panel(words["people.role"]).html(role(view, form, request)))\(sessions(view, request))\
      \(Panel(words["people.access"]).html(access(member, request)))</div>
      """
  }

  private static func role(_ view: PersonView, _ form: SubmittedForm?, _ request: Request) -> HTML {
    let (words, member) = (request.words, view.member)
    let form = form ?? SubmittedForm(["role": member.role.description])
    let role = form.field("role", label: words["people.role"], words)
    let chosen = form.value("role").isEmpty ? member.role.description : form.value("role")
    return IdentityViews.form(
      "/settings/people/\(member.person.id)/role", csrf: request.csrf, errors: form.errors([role], words),
      [Select(role, options: PeopleViews.options(view.roles, words), selected: chosen).html(words)],
      submit: Button(words["action.save"], style: .primary).submit())
  }

  private static func sessions(_ view: PersonView, _ request: Request) -> HTML {
    guard !view.sessions.isEmpty else { return .empty }
    let table = SessionViews.table(
      view.sessions, now: view.now, returnTo: "/settings/people/\(view.member.person.id)", request)
    return Panel(request.words["settings.sessions"], isFlush: true).html(table)
  }

  private static func access(_ member: StaffMember, _ request: Request) -> HTML {
    let words = request.words
    if member.isActive {
      let button = Button(words["people.deactivate"], style: .danger)
        .post(to: "/settings/people/\(member.person.id)/deactivation", csrf: request.csrf)
      return "<div class=\"stack-s\"><p>\(words["people.deactivate.help"])</p>\(button)</div>"
    }
    let button = Button(words["people.reactivate"])
      .post(to: "/settings/people/\(member.person.id)/reactivation", csrf: request.csrf)
    return "<div class=\"stack-s\"><p>\(words["people.reactivate.help"])</p>\(button)</div>"
  }
}
