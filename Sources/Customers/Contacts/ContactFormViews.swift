import Identity
import Kernel
import Language
import Web

/// The markup of the form of a contact.
struct ContactFormViews {
  let form: ContactForm
  let request: Request

  private var words: Words { request.words }
  private var values: SubmittedForm { form.values }
  private var path: Path { "/contacts/\(form.contact.id)" }

  var html: HTML {
    let title = words("contacts.edit.title", ["name": form.contact.details.displayName])
    return """
      \(PageHead(title).html)<form class="stack form" method="post" action="\(path)">\
      \(CSRFField(token: request.csrfToken).html)\
      <input type="hidden" name="version" value="\(values.value("version"))">\(values.errors(fields, words))\
      \(person)\(reach)\(roles)\(consent)\
      <div class="form-actions">\(Button(words["action.save"], style: .primary).submit())\
      \(Button(words["action.cancel"], style: .quiet).link(path))</div></form>
      """
  }

  /// For the list of what is wrong, in the order of the form.
  private var fields: [Field] {
    names + [displayName, title, emails, phone, language, timeZone] + form.places.map(role)
      + [doNotContact, consentOn, consentSource]
  }

  private var person: HTML {
    let pair: [HTML] = names.map { text($0) }
    return "<div class=\"form-row\">\(pair)</div>\(text(displayName))\(text(title))"
  }

  private var reach: HTML {
    """
    \(TextField(emails, kind: .email, value: values.value("emails"), isMultiple: true).html(words))\
    \(text(phone, kind: .tel))<div class="form-row">\(select(language, IdentityViews.languages()))\
    \(select(timeZone, IdentityViews.timeZones()))</div>
    """
  }

  private var roles: HTML? {
    guard !form.places.isEmpty else { return nil }
    let options = ContactRole.allCases.map { Select.Option($0.rawValue, words["contact.role.\($0.rawValue)"]) }
    let selects: [HTML] = form.places.map { place in
      let shown = ContactForm.shownRole(at: place.account)
      let field = role(place)
      return """
        \(Select(field, options: options, selected: values.value(field.name)).html(words))\
        <input type="hidden" name="\(shown)" value="\(values.value(shown))">
        """
    }
    return FormSection(words["contacts.roles"], id: "roles").html("<div class=\"form-row\">\(selects)</div>")
  }

  private var consent: HTML {
    FormSection(words["contacts.consent"], id: "consent").html(
      """
      \(Checkbox(doNotContact, isOn: values.value("doNotContact") == "yes").html)\
      <div class="form-row">\(DateField(consentOn, value: values.value("consentOn")).html(words))\
      \(text(consentSource))</div>
      """)
  }

  private func select(_ field: Field, _ choices: [Select.Option]) -> HTML {
    Select(field, optional: choices, selected: values.value(field.name)).html(words)
  }

  private func text(_ field: Field, kind: TextField.Kind = .text) -> HTML {
    TextField(field, kind: kind, value: values.value(field.name)).html(words)
  }

  /// In the order in which the reader's language says them.
  private var names: [Field] {
    let given = field("givenName", words["contacts.givenName"])
    let family = field("familyName", words["contacts.familyName"])
    return words.language == .korean ? [family, given] : [given, family]
  }

  private var displayName: Field {
    field("displayName", words["contacts.displayName"], help: words["contacts.displayName.help"])
  }

  private var title: Field { field("title", words["contacts.jobTitle"]) }
  private var emails: Field { field("emails", words["contacts.emails"], help: words["contacts.emails.help"]) }
  private var phone: Field { field("phone", words["contacts.phone"]) }
  private var language: Field { field("language", words["common.language"]) }
  private var timeZone: Field { field("timeZone", words["common.timeZone"]) }
  private var doNotContact: Field { field("doNotContact", words["contacts.doNotContact"]) }
  private var consentOn: Field { field("consentOn", words["contacts.consentOn"]) }
  private var consentSource: Field { field("consentSource", words["contacts.consentSource"]) }

  private func role(_ place: ContactForm.Place) -> Field {
    values.field(ContactForm.role(at: place.account), label: place.name, words)
  }

  private func field(_ name: String, _ label: String, help: String? = nil) -> Field {
    values.field(name, label: label, help: help, isRequired: false, words)
  }
}
