import Kernel
import Language
import Web

/// The list of API tokens, and the form for a new one.
enum TokenViews {
  static func page(
    _ tokens: [APIToken], _ form: SubmittedForm, made: NewAPIToken?, now: Timestamp, _ actor: Actor,
    _ request: Request
  ) -> HTML {
    let words = request.words
    let head = PageHead(words["settings.tokens"], summary: words["tokens.summary"])
    let list =
      tokens.isEmpty
      ? EmptyState(icon: .key, title: words["tokens.empty"], text: words["tokens.empty.text"]).html
      : table(tokens, now: now, request)
    return """
      <div class="stack">\(head.html)\(IdentityViews.tabs(.tokens, actor, words))\(new(made, words))\(list)\
      \(Panel(words["tokens.new"]).html(self.form(form, request)))</div>
      """
  }

  /// The text of a token that was just made.
  private static func new(_ made: NewAPIToken?, _ words: Words) -> HTML? {
    made.map { made in
      Notice(
        .success, words["tokens.made"], detail: words["tokens.made.help"],
        action: "<code class=\"prose\">\(made.text)</code>"
      ).html
    }
  }

  private static func table(_ tokens: [APIToken], now: Timestamp, _ request: Request) -> HTML {
    let words = request.words
    let columns = [
      DataTableColumn(words["common.name"]), DataTableColumn(words["tokens.scopes"]),
      DataTableColumn(words["tokens.person"], from: .desktop),
      DataTableColumn(words["tokens.lastUsed"], kind: .date, from: .desktop),
      DataTableColumn(words["tokens.expires"], kind: .date), DataTableColumn(words["action.revoke"]),
    ]
    let rows = tokens.map { token in
      DataTableRow(
        id: token.id.description, title: token.name, path: nil, cells: cells(token, now: now, request))
    }
    return DataTable(caption: words["settings.tokens"], columns: columns, rows: rows, isStacked: true).html
  }

  private static func cells(_ token: APIToken, now: Timestamp, _ request: Request) -> [DataTableCell] {
    let words = request.words
    let end = Button(words["action.revoke"], size: .small)
      .post(to: "/settings/tokens/\(token.id)/revocation", csrf: request.csrf)
    return [
      .text(token.name),
      .text(token.scopes.map { words["scope.\($0.rawValue)"] }.joined(separator: ", ")),
      .text(token.person.name),
      token.lastUsedAt.map { .html(IdentityViews.time($0, words, now: now).html) } ?? .text(words["tokens.neverUsed"]),
      expiry(token, now: now, words),
      .html(end),
    ]
  }

  private static func expiry(_ token: APIToken, now: Timestamp, _ words: Words) -> DataTableCell {
    guard let end = token.expiresAt else { return .text(words["tokens.never"]) }
    return end <= now
      ? .html(Badge(words["tokens.expired"], tone: .grey).html) : .html(IdentityViews.time(end, words, now: now).html)
  }

  private static func form(_ form: SubmittedForm, _ request: Request) -> HTML {
    let words = request.words
    let name = form.field("name", label: words["common.name"], help: words["tokens.name.help"], words)
    let scopes = form.field("scopes", label: words["tokens.scopes"], words)
    let days = form.field("expiresInDays", label: words["tokens.days"], isRequired: false, words)
    let chosen = form.values("scope") ?? []
    let boxes: [HTML] = TokenScope.allCases.map { box($0, isOn: chosen.contains($0.rawValue), words) }
    let wrong: HTML? = scopes.error.map { "<p class=\"error\">\(Icon.alert.small)\($0)</p>" }
    return IdentityViews.form(
      "/settings/tokens", csrf: request.csrf, errors: form.errors([name, scopes, days], words),
      [
        TextField(name, value: form.value("name")).html(words),
        "<fieldset class=\"field\" id=\"field-scopes\"><legend>\(scopes.label)</legend>\(wrong)\(boxes)</fieldset>",
        TextField(days, kind: .number, value: form.value("expiresInDays")).html(words),
      ], submit: Button(words["tokens.create"], style: .primary).submit())
  }

  private static func box(_ scope: TokenScope, isOn: Bool, _ words: Words) -> HTML {
    """
    <div class="check"><input type="checkbox" id="scope-\(scope.rawValue)" name="scope" value="\(scope.rawValue)"\
    \(flag: " checked", isOn)><label for="scope-\(scope.rawValue)">\(words["scope.\(scope.rawValue)"])\
    <span class="help">\(words["scope.\(scope.rawValue).help"])</span></label></div>
    """
  }
}
