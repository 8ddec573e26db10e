import Kernel
import Web

/// The form of a contact: what is known of the person, and what they are at each account.
struct ContactForm: Sendable {
  struct Place: Sendable {
    let account: ID<Account>
    let name: String
    let role: ContactRole
  }

  let contact: Contact
  let places: [Place]
  let values: SubmittedForm

  /// - Parameters:
  ///   - names: of the accounts.
  ///   - submitted: what came back with a problem; nil for the first look.
  init(_ contact: Contact, accounts names: [ID<Account>: String], submitted: SubmittedForm?) {
    self.contact = contact
    places = contact.accounts.map { Place(account: $0.account, name: names[$0.account] ?? "", role: $0.role) }
      .sorted { $0.name < $1.name }
    values = submitted ?? SubmittedForm(Self.values(contact))
  }

  /// The name under which the role at an account is sent.
  static func role(at account: ID<Account>) -> String { "role.\(account)" }

  /// The name under which the form sends the role that it was filled in with.
  static func shownRole(at account: ID<Account>) -> String { "shownRole.\(account)" }

  private static func values(_ contact: Contact) -> [String: String] {
    let details = contact.details
    var values = [
      "emails": contact.emails.joined(separator: ", "), "version": String(contact.version),
      "doNotContact": details.doNotContact ? "yes" : "",
    ]
    values["givenName"] = details.givenName
    values["familyName"] = details.familyName
    // A name that only puts the two together follows them when they change.
    values["displayName"] = details.displayName == details.composedName ? nil : details.displayName
    values["title"] = details.title
    values["phone"] = details.phone
    values["language"] = details.language?.rawValue
    values["timeZone"] = details.timeZone
    values["consentOn"] = details.consentOn?.description
    values["consentSource"] = details.consentSource
    for place in contact.accounts {
      values[role(at: place.account)] = place.role.rawValue
      values[shownRole(at: place.account)] = place.role.rawValue
    }
    return values
  }
}
