import Language
import Web

/// The form by which an invited person joins.
enum InvitationViews {
  static func page(_ open: OpenInvitation, _ form: SubmittedForm, _ request: Request) -> HTML {
    let words = request.words
    let help = words("password.help", ["limit": String(PasswordRules.shortest)])
    let name = form.field("name", label: words["invitation.name"], words)
    let password = form.field("password", label: words["invitation.password"], help: help, words)
    let content = IdentityViews.form(
      "/invitations/\(open.token.text)", csrf: request.csrf, errors: form.errors([name, password], words),
      [
        KeyValueList([KeyValueList.Item(words["common.email"], open.invitation.email)]).html,
        TextField(name, value: form.value("name"), autocomplete: "name").html(words),
        TextField(password, kind: .password, autocomplete: "new-password").html(words),
      ],
      submit: Button(words["invitation.submit"], style: .primary).submit())
    return IdentityPages.bare(
      request, title: words("invitation.title", ["workspace": open.workspace.name]),
      summary: words["invitation.summary"], content)
  }
}
