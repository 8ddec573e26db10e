import Language
import Web

/// The form of the first run.
enum SetupViews {
  static func page(_ form: SubmittedForm, _ request: Request) -> HTML {
    let words = request.words
    let content = IdentityViews.form(
      "/setup", csrf: request.csrf, errors: form.errors(fields(form, words), words),
      [workspace(form, words), owner(form, words)],
      submit: Button(words["setup.submit"], style: .primary).submit())
    return IdentityPages.bare(request, title: words["setup.title"], summary: words["setup.summary"], content)
  }

  private static func fields(_ form: SubmittedForm, _ words: Words) -> [Field] {
    ["workspace", "language", "timeZone", "currency", "name", "email", "password"].map { field($0, form, words) }
  }

  private static func field(_ name: String, _ form: SubmittedForm, _ words: Words) -> Field {
    let help = name == "password" ? words("password.help", ["limit": String(PasswordRules.shortest)]) : nil
    return form.field(name, label: words["setup.\(name)"], help: help, words)
  }

  private static func workspace(_ form: SubmittedForm, _ words: Words) -> HTML {
    let name = TextField(
      field("workspace", form, words), value: form.value("workspace"), autocomplete: "organization")
    let language = Select(
      field("language", form, words), options: IdentityViews.languages(), selected: form.value("language"))
    let zone = Select(
      field("timeZone", form, words), options: IdentityViews.timeZones(), selected: form.value("timeZone"))
    let currency = Select(
      field("currency", form, words), options: IdentityViews.currencies, selected: form.value("currency"))
    return "\(name.html(words))\(language.html(words))\(zone.html(words))\(currency.html(words))"
  }

  private static func owner(_ form: SubmittedForm, _ words: Words) -> HTML {
    let name = TextField(field("name", form, words), value: form.value("name"), autocomplete: "name")
    let email = TextField(
      field("email", form, words), kind: .email, value: form.value("email"), autocomplete: "username")
    let password = TextField(field("password", form, words), kind: .password, autocomplete: "new-password")
    return "\(name.html(words))\(email.html(words))\(password.html(words))"
  }
}
