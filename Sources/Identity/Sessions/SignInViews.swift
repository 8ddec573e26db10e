import Kernel
import Language
import Web

/// The form for signing in.
enum SignInViews {
  /// - Parameter workspaces: those to choose from, when the password is right in several.
  static func page(_ form: SubmittedForm, next: Path?, workspaces: [Workspace], _ request: Request) -> HTML {
    let words = request.words
    let email = form.field("email", label: words["signIn.email"], words)
    let password = form.field("password", label: words["signIn.password"], words)
    let hidden = next.map { [(name: "next", value: $0.description)] } ?? []
    let content = IdentityViews.form(
      "/sign-in", csrf: request.csrf, errors: form.errors([email, password], words), hidden: hidden,
      [
        TextField(email, kind: .email, value: form.value("email"), autocomplete: "username").html(words),
        TextField(password, kind: .password, autocomplete: "current-password").html(words),
        choice(workspaces, words),
      ],
      submit: Button(words["signIn.submit"], style: .primary).submit())
    return IdentityPages.bare(
      request, title: words["signIn.title"], summary: workspaces.isEmpty ? nil : words["signIn.choose"], content)
  }

  private static func choice(_ workspaces: [Workspace], _ words: Words) -> HTML {
    guard let first = workspaces.first else { return .empty }
    return Select(
      Field("workspace", label: words["signIn.workspace"]),
      options: workspaces.map { Select.Option($0.id.description, $0.name) }, selected: first.id.description
    ).html(words)
  }
}
