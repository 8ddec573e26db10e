import Kernel
import Language
import Web

/// The markup of the form of an account.
enum AccountFormViews {
  static func page(_ form: AccountForm, _ request: Request, owners: [ID<Person>: String]) -> HTML {
    let words = request.words
    let title = form.title(words)
    let target: Path = form.account.map { "/accounts/\($0.id)" } ?? "/accounts"
    let cancel: Path = form.account.map { "/accounts/\($0.id)" } ?? "/accounts"
    let texts = textFields(form.values, words)
    let attributes = AttributeFormViews(attributes: form.attributes, form: form.values, words: words)
    let since = form.values.field(
      "customerSince", label: words["accounts.field.customerSince"], isRequired: false, words)
    let country = form.values.field("country", label: words["accounts.field.country"], isRequired: false, words)
    let churn = form.account.map { _ in ChurnFormViews(form: form.values, words: words) }
    let version: HTML? = form.account.map { _ in
      "<input type=\"hidden\" name=\"version\" value=\"\(form.values.value("version"))\">"
    }
    return """
      \(PageHead(title).html)<form class="stack form" method="post" action="\(target)">\
      \(CSRFField(token: request.csrfToken).html)\(version)\
      \(form.values.errors(texts.map(\.field) + [country, since] + attributes.fields + (churn?.fields ?? []), words))\(texts.map { $0.html(words) })\
      <div class="form-row">\(countries(country, form.values.value("country"), words))\
      \(DateField(since, value: form.values.value("customerSince")).html(words))</div>\
      <div class="form-row">\(stage(form, words))\(owner(form.values, words, owners))\
      \(language(form.values, words))</div>\(form.account.map { _ in reason(form.values, words) })\(attributes.html)\(churn?.html)\
      <div class="form-actions">\(Button(words["action.save"], style: .primary).submit())\
      \(Button(words["action.cancel"], style: .quiet).link(cancel))</div></form>
      """
  }

  private static func textFields(_ values: SubmittedForm, _ words: Words) -> [TextField] {
    func field(
      _ name: String, kind: TextField.Kind = .text, help: String? = nil, isRequired: Bool = false,
      autocomplete: String = "off"
    ) -> TextField {
      TextField(
        values.field(name, label: words["accounts.field.\(name)"], help: help, isRequired: isRequired, words),
        kind: kind, value: values.value(name), autocomplete: autocomplete)
    }
    return [
      field("name", isRequired: true, autocomplete: "organization"),
      field("industry"),
      field("parentName", help: words["accounts.field.parentName.help"]),
      field("tier"),
      field("seats", kind: .number),
      field("domains", help: words["accounts.field.list.help"]),
      field("tags", help: words["accounts.field.list.help"]),
    ]
  }

  /// A code that is no country stays to be chosen, so that nothing is lost.
  private static func countries(_ field: Field, _ current: String, _ words: Words) -> HTML {
    var options = words.reader.countries.map { Select.Option($0.code, $0.name) }
    if !current.isEmpty, !options.contains(where: { $0.value == current }) {
      options.insert(Select.Option(current, current), at: 0)
    }
    return Select(field, options: [Select.Option("", Reader.noValue)] + options, selected: current).html(words)
  }

  private static func stage(_ form: AccountForm, _ words: Words) -> HTML {
    let stages = form.stages.offered(form.account?.details.stage)
    let current = form.values.value("stage")
    let first = stages.first { $0.kind == .onboarding } ?? stages.first
    return Select(
      form.values.field("stage", label: words["accounts.column.stage"], words),
      options: stages.map { Select.Option($0.rawValue, words["stage.\($0.rawValue)"]) },
      selected: current.isEmpty ? first?.rawValue : current
    ).html(words)
  }

  /// Only where there is a stage to leave.
  private static func reason(_ values: SubmittedForm, _ words: Words) -> HTML {
    let field = values.field(
      "stageReason", label: words["accounts.field.stageReason"], help: words["accounts.field.stageReason.help"],
      isRequired: false, words)
    return TextField(field, value: values.value("stageReason")).html(words)
  }

  private static func owner(_ values: SubmittedForm, _ words: Words, _ owners: [ID<Person>: String]) -> HTML {
    let people = owners.sorted { $0.value < $1.value }.map { Select.Option($0.key.description, $0.value) }
    return Select(
      values.field("ownerId", label: words["accounts.column.owner"], isRequired: false, words),
      options: [Select.Option("", words["accounts.noOwner"])] + people, selected: values.value("ownerId")
    ).html(words)
  }

  private static func language(_ values: SubmittedForm, _ words: Words) -> HTML {
    let languages = LanguageCode.allCases.map { Select.Option($0.rawValue, LanguageSwitch.name(of: $0)) }
    return Select(
      values.field("language", label: words["accounts.field.language"], isRequired: false, words),
      options: [Select.Option("", Reader.noValue)] + languages, selected: values.value("language")
    ).html(words)
  }
}
