import Kernel
import Language
import Web

/// The list of roles, and the form of one.
enum RoleViews {
  static func page(_ roles: [Role], _ problem: Problem?, _ actor: Actor, _ request: Request) -> HTML {
    let words = request.words
    let new = Button(words["roles.new"], icon: .plus, style: .primary).link("/settings/roles/new")
    let head = PageHead(words["settings.roles"], summary: words["roles.summary"], actions: new)
    let wrong: HTML? = problem.map { Notice(.error, words("problem.\($0.code).detail", $0.arguments)).html }
    let panels: [HTML] = roles.map { panel($0, request) }
    return """
      <div class="stack">\(head.html)\(IdentityViews.tabs(.roles, actor, words))\(wrong)\(panels)</div>
      """
  }

  private static func panel(_ role: Role, _ request: Request) -> HTML {
    let words = request.words
    let may = Permission.allCases.filter(role.permissions.contains).map { words["permission.\($0.rawValue)"] }
    let facts = KeyValueList([
      KeyValueList.Item(words["roles.may"], may.isEmpty ? words["common.none"] : may.joined(separator: ", ")),
      KeyValueList.Item(words["roles.sees"], sees(role, request)),
    ])
    let actions: HTML? = role.reference.custom.map { id in
      Button(words["action.edit"], size: .small).link("/settings/roles/\(id)")
    }
    return Panel(IdentityViews.name(of: role, words), actions: actions).html(facts.html)
  }

  /// The visibility; for built-in roles that have the choice a small form.
  private static func sees(_ role: Role, _ request: Request) -> HTML {
    let words = request.words
    guard let builtIn = role.reference.builtIn, builtIn.hasChoiceOfVisibility else {
      return "\(words["visibility.\(role.visibility.rawValue)"])"
    }
    let options: [HTML] = RowVisibility.allCases.map { choice in
      """
      <option value="\(choice.rawValue)"\(flag: " selected", choice == role.visibility)>\
      \(words["visibility.\(choice.rawValue)"])</option>
      """
    }
    let target: Path = "/settings/built-in-roles/\(builtIn.rawValue)/visibility"
    return """
      <form class="cluster" method="post" action="\(target)">\
      \(request.csrf.html)<select class="input" name="visibility" aria-label="\(words["roles.sees"])">\(options)\
      </select>\(Button(words["action.save"], size: .small).submit())</form>
      """
  }

  static func form(
    _ form: SubmittedForm, at path: Path, permissions: Set<Permission>, _ id: ID<Role>?, _ request: Request
  ) -> HTML {
    let words = request.words
    let name = form.field("name", label: words["common.name"], words)
    let visibility = form.field("visibility", label: words["roles.sees"], words)
    let boxes: [HTML] = Permission.allCases.map { box($0, isOn: permissions.contains($0), words) }
    let content = IdentityViews.form(
      path, csrf: request.csrf, errors: form.errors([name, visibility], words),
      [
        TextField(name, value: form.value("name")).html(words),
        Select(visibility, options: visibilities(words), selected: form.value("visibility")).html(words),
        "<fieldset class=\"field\"><legend>\(words["roles.may"])</legend>\(boxes)</fieldset>",
      ], submit: Button(words["action.save"], style: .primary).submit())
    let removal: HTML? = id.map { id in
      Button(words["action.delete"], style: .danger).post(to: "/settings/roles/\(id)/removal", csrf: request.csrf)
    }
    let title = id == nil ? words["roles.new"] : form.value("name")
    return "<div class=\"stack\">\(PageHead(title).html)\(content)\(removal)</div>"
  }

  private static func visibilities(_ words: Words) -> [Select.Option] {
    RowVisibility.allCases.map { Select.Option($0.rawValue, words["visibility.\($0.rawValue)"]) }
  }

  private static func box(_ permission: Permission, isOn: Bool, _ words: Words) -> HTML {
    """
    <div class="check"><input type="checkbox" id="permission-\(permission.rawValue)" name="permission" \
    value="\(permission.rawValue)"\(flag: " checked", isOn)>\
    <label for="permission-\(permission.rawValue)">\(words["permission.\(permission.rawValue)"])</label></div>
    """
  }
}
