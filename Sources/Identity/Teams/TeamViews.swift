import Kernel
import Language
import Web

/// The teams, each as a form of its name and members.
enum TeamViews {
  static func panel(_ view: PeopleView, _ form: SubmittedForm, _ request: Request) -> HTML {
    let words = request.words
    let known: [HTML] = view.teams.map { team($0, view, request) }
    let new = details(
      words["teams.new"], isOpen: form.problem != nil,
      fields(
        "/settings/teams", form, members: Set((form.values("member") ?? []).compactMap { ID<Person>($0) }),
        prefix: "new", view, request))
    return Panel(words["people.teams"], id: "teams").html("<div class=\"stack\">\(known)\(new)</div>")
  }

  private static func team(_ team: Team, _ view: PeopleView, _ request: Request) -> HTML {
    let words = request.words
    let form = fields(
      "/settings/teams/\(team.id)", SubmittedForm(["name": team.name]), members: Set(team.members),
      prefix: team.id.description, view, request)
    let remove = Button(words["teams.remove"], style: .danger, size: .small)
      .post(to: "/settings/teams/\(team.id)/removal", csrf: request.csrf)
    let title = "\(team.name) · \(words("teams.members", count: team.members.count))"
    return details(title, isOpen: false, "\(form)\(remove)")
  }

  private static func details(_ title: String, isOpen: Bool, _ content: HTML) -> HTML {
    """
    <details\(flag: " open", isOpen)><summary>\(title)</summary><div class="stack">\(content)</div></details>
    """
  }

  private static func fields(
    _ path: Path, _ form: SubmittedForm, members: Set<ID<Person>>, prefix: String, _ view: PeopleView,
    _ request: Request
  ) -> HTML {
    let words = request.words
    let name = form.field("name", label: words["common.name"], words)
    let active = view.members.filter { $0.isActive || members.contains($0.person.id) }
    let boxes: [HTML] = active.map { member in
      box(member.person, id: "\(prefix)-\(member.person.id)", isOn: members.contains(member.person.id))
    }
    return IdentityViews.form(
      path, csrf: request.csrf, errors: form.errors([name], words),
      [
        """
        <div class="field"><label for="\(prefix)-name">\(name.label)</label>\
        <input class="input" id="\(prefix)-name" name="name" value="\(form.value("name"))" autocomplete="off" required></div>
        """,
        "<fieldset class=\"field\"><legend>\(words["teams.people"])</legend>\(boxes)</fieldset>",
      ], submit: Button(words["action.save"]).submit())
  }

  private static func box(_ person: Person, id: String, isOn: Bool) -> HTML {
    """
    <div class="check"><input type="checkbox" id="\(id)" name="member" value="\(person.id.description)"\
    \(flag: " checked", isOn)><label for="\(id)">\(person.name)</label></div>
    """
  }
}
