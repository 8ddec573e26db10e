import Kernel
import Language
import Web

/// The list of people, and the form to invite one more.
enum PeopleViews {
  static func page(_ view: PeopleView, _ refused: TeamForm?, _ actor: Actor, _ request: Request) -> HTML {
    let words = request.words
    let invite = Button(words["people.invite"], icon: .plus, style: .primary).link("/settings/people/invite")
    let head = PageHead(words["settings.people"], summary: words["people.summary"], actions: invite)
    return """
      <div class="stack">\(head.html)\(IdentityViews.tabs(.people, actor, words))\(people(view, words))\
      \(invitations(view, request))\(TeamViews.panel(view, refused, request))</div>
      """
  }

  private static func people(_ view: PeopleView, _ words: Words) -> HTML {
    let columns = [
      DataTableColumn(words["common.name"], kind: .name),
      DataTableColumn(words["people.role"]),
      DataTableColumn(words["people.teams"], from: .tablet),
      DataTableColumn(words["common.status"]),
    ]
    let rows = view.members.map { member in
      DataTableRow(
        id: member.person.id.description, title: member.person.name, path: "/settings/people/\(member.person.id)",
        cells: cells(member, view, words))
    }
    return DataTable(caption: words["settings.people"], columns: columns, rows: rows, isStacked: true).html
  }

  private static func cells(_ member: StaffMember, _ view: PeopleView, _ words: Words) -> [DataTableCell] {
    let teams = view.teams.filter { $0.members.contains(member.person.id) }.map(\.name)
    return [
      .name(member.person.name, detail: member.person.email),
      view.role(member.role).map { .text(IdentityViews.name(of: $0, words)) } ?? .none,
      teams.isEmpty ? .none : .text(teams.joined(separator: ", ")),
      .html(status(member, words)),
    ]
  }

  static func status(_ member: StaffMember, _ words: Words) -> HTML {
    member.isActive
      ? Badge(words["people.active"], tone: .green).html : Badge(words["people.deactivated"], tone: .grey).html
  }

  private static func invitations(_ view: PeopleView, _ request: Request) -> HTML {
    let words = request.words
    guard !view.invitations.isEmpty else { return .empty }
    let columns = [
      DataTableColumn(words["common.email"]), DataTableColumn(words["people.role"]),
      DataTableColumn(words["people.expires"], kind: .date), DataTableColumn(words["people.withdraw"]),
    ]
    let rows = view.invitations.map { invitation in
      let end = Button(words["people.withdraw"], size: .small).post(
        to: "/settings/invitations/\(invitation.id)/withdrawal", csrf: request.csrf)
      return DataTableRow(
        id: invitation.id.description, title: invitation.email, path: nil,
        cells: [
          .text(invitation.email),
          view.role(invitation.role).map { .text(IdentityViews.name(of: $0, words)) } ?? .none,
          .html(IdentityViews.time(invitation.expiresAt, words, now: view.now).html), .html(end),
        ])
    }
    let table = DataTable(caption: words["people.invitations"], columns: columns, rows: rows, isStacked: true)
    return Panel(words["people.invitations"], isFlush: true).html(table.html)
  }

  static func inviteForm(_ form: SubmittedForm, _ roles: [Role], _ request: Request) -> HTML {
    let words = request.words
    let email = form.field("email", label: words["common.email"], words)
    let role = form.field("role", label: words["people.role"], words)
    let content = IdentityViews.form(
      "/settings/people/invite", csrf: request.csrf, errors: form.errors([email, role], words),
      [
        TextField(email, kind: .email, value: form.value("email")).html(words),
        Select(role, options: options(roles, words), selected: form.value("role")).html(words),
      ], submit: Button(words["people.invite.submit"], style: .primary).submit())
    let head = PageHead(words["people.invite"], summary: words["people.invite.summary"])
    return "<div class=\"stack\">\(head.html)\(content)</div>"
  }

  static func options(_ roles: [Role], _ words: Words) -> [Select.Option] {
    roles.map { Select.Option($0.reference.description, IdentityViews.name(of: $0, words)) }
  }

  /// Shows the link, which is shown nowhere else and never again.
  static func invited(_ email: EmailAddress, link: Path, _ publicAddress: String, _ request: Request) -> HTML {
    let words = request.words
    let head = PageHead(words["people.invited"], summary: words("people.invited.summary", ["email": email.description]))
    let field = Field("link", label: words["people.invited.link"], help: words["people.invited.help"])
    return """
      <div class="stack">\(head.html)<div class="form">\
      \(TextField(field, value: publicAddress + link.description).html(words))</div>\
      <p><a href="/settings/people">\(words["people.back"])</a></p></div>
      """
  }
}
