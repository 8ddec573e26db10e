import Kernel
import Language
import Web

/// The teams, each as a form of its name and members.
enum TeamViews {
  static func panel(_ view: PeopleView, _ refused: TeamForm?, _ request: Request) -> HTML {
    let words = request.words
    let known: [HTML] = view.teams.map { team in
      self.team(team, view, refused?.team == team.id ? refused?.form : nil, request)
    }
    let form = refused?.team == nil ? refused?.form : nil
    let new = details(
      words["teams.new"], isOpen: form != nil,
      fields("/settings/teams", form ?? SubmittedForm(), members: chosen(form) ?? [], prefix: "new", view, request))
    return Panel(words["people.teams"], id: "teams").html("<div class=\"stack\">\(known)\(new)</div>")
  }

  /// - Parameter refused: what was sent and could not be saved.
  private static func team(_ team: Team, _ view: PeopleView, _ refused: SubmittedForm?, _ request: Request) -> HTML {
    let words = request.words
    let form = fields(
      "/settings/teams/\(team.id)", refused ?? SubmittedForm(["name": team.name]),
      members: chosen(refused) ?? Set(team.members), prefix: team.id.description, view, request)
    let remove = Button(words["teams.remove"], style: .danger, size: .small)
      .post(to: "/settings/teams/\(team.id)/removal", csrf: request.csrf)
    let title = "\(team.name) · \(words("teams.members", count: team.members.count))"
    return details(title, isOpen: refused != nil, "\(form)\(remove)")
  }

  private static func chosen(_ form: SubmittedForm?) -> Set<ID<Person>>? {
    form?.values("member").map { Set($0.compactMap { ID<Person>($0) }) }
  }

  private static func details(_ title: String, isOpen: Bool, _ content: HTML) -> HTML {
    """
    <details class="disclosure"\(flag: " open", isOpen)><summary>\(Icon.chevron.small)\(title)</summary><div class="stack">\(content)</div></details>
    """
  }

  private static func fields(
    _ path: Path, _ form: SubmittedForm, members: Set<ID<Person>>, prefix: String, _ view: PeopleView,
    _ request: Request
  ) -> HTML {
    let words = request.words
    let name = form.field("name", label: words["common.name"], words)
    // Only the form that came back has ids that its errors can lead to.
    let id = form.problem == nil ? "\(prefix)-name" : name.id
    let active = view.members.filter { $0.isActive || members.contains($0.person.id) }
    let boxes: [HTML] = active.map { member in
      box(member.person, id: "\(prefix)-\(member.person.id)", isOn: members.contains(member.person.id))
    }
    return IdentityViews.form(
      path, csrf: request.csrf, errors: form.errors([name], words),
      [
        """
        <div class="field"><label for="\(id)">\(name.label)</label>\
        <input class="input" id="\(id)" name="name" value="\(form.value("name"))" \
        autocomplete="off" required></div>
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
