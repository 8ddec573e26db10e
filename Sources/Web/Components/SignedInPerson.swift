import Language

/// Who is signed in, in the top line, with the way out.
public struct SignedInPerson: Sendable {
  public let name: String
  /// Mail address or role, under the name.
  public let detail: String

  public init(name: String, detail: String) {
    self.name = name
    self.detail = detail
  }

  func menu(_ words: Words, theme: DocumentHead.Theme, returnTo: Path, csrf: CSRFField) -> HTML {
    Menu(
      name, face: Avatar(name: name).html,
      items: [
        .custom("<p class=\"menu-note\"><b>\(name)</b>\(detail)</p>"),
        .link(words["web.profile"], "/settings/profile", icon: .person),
        .custom(ThemeSwitch(current: theme, returnTo: returnTo, csrf: csrf).html(words)),
        .post(words["web.signOut"], "/sign-out", icon: .signOut, fields: [:]),
      ], csrf: csrf
    ).html
  }
}
