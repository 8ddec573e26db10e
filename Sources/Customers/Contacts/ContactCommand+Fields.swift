import Foundation
import Kernel
import Language
import Web

extension ContactActions.Command {
  /// Takes over what a request says; what it does not mention stays as it is.
  mutating func read(_ fields: inout Fields, isNew: Bool) {
    readNames(&fields)
    if fields.has("title") { details.title = fields.optionalText("title") }
    if fields.has("phone") { details.phone = fields.optionalText("phone", limit: 50) }
    if fields.has("language") { details.language = fields.choice("language") }
    if fields.has("timeZone") { details.timeZone = fields.parsed("timeZone", "notATimeZone", Self.timeZone) }
    if fields.has("doNotContact") { details.doNotContact = fields.flag("doNotContact") ?? false }
    if fields.has("consentOn") { details.consentOn = fields.date("consentOn") }
    if fields.has("consentSource") { details.consentSource = fields.optionalText("consentSource") }
    if fields.has("emails") { emails = Self.emails(&fields) }
    if fields.has("externalIds") {
      externalIDs =
        fields.objects("externalIds", most: 20) {
          ExternalID(source: $0.text("source", limit: 50), id: $0.text("id"))
        } ?? []
    }
    if isNew, fields.has("accounts") { accounts = Self.accounts(&fields) }
  }

  /// Takes over what the form of a contact says, in which a box that is not ticked says no.
  mutating func read(form fields: inout Fields) {
    read(&fields, isNew: false)
    details.doNotContact = fields.flag("doNotContact") ?? false
    for place in accounts.indices {
      let account = accounts[place].account
      let role = fields.choice(ContactForm.role(at: account), of: ContactRole.self)
      let shown = fields.choice(ContactForm.shownRole(at: account), of: ContactRole.self)
      // A role that was left as the form had it stays what somebody else may have made of it meanwhile.
      guard let role, role != shown else { continue }
      accounts[place] = ContactAccount(account: account, role: role)
    }
  }

  /// A display name that was never written by hand follows the other two.
  private mutating func readNames(_ fields: inout Fields) {
    let wasComposed = details.displayName == details.composedName
    if fields.has("givenName") { details.givenName = fields.name("givenName") }
    if fields.has("familyName") { details.familyName = fields.name("familyName") }
    if fields.has("displayName") {
      details.displayName = fields.name("displayName") ?? details.composedName
    } else if wasComposed {
      details.displayName = details.composedName
    }
    fields.validation.require(!details.displayName.isEmpty, "/displayName", "required")
  }

  private static func emails(_ fields: inout Fields) -> [String] {
    var emails: [String] = []
    for (place, text) in (fields.texts("emails", most: 20) ?? []).enumerated() {
      guard let email = try? AddressText.email(TextNormalizer.stored(text)).lowercased() else {
        fields.validation.add("/emails/\(place)", "notAnEmail")
        continue
      }
      if !emails.contains(email) { emails.append(email) }
    }
    return emails
  }

  private static func accounts(_ fields: inout Fields) -> [ContactAccount] {
    let read = fields.objects("accounts", most: 50) { fields -> ContactAccount? in
      let account = fields.requiredID("accountId", of: Account.self)
      let role = fields.choice("role", of: ContactRole.self) ?? .user
      return account.map { ContactAccount(account: $0, role: role) }
    }
    var accounts: [ContactAccount] = []
    for entry in (read ?? []).compactMap({ $0 }) where !accounts.contains(where: { $0.account == entry.account }) {
      accounts.append(entry)
    }
    return accounts
  }

  private static func timeZone(_ text: String) -> String? {
    TimeZone(identifier: text) == nil ? nil : text
  }
}

extension Fields {
  fileprivate mutating func name(_ field: String) -> String? {
    optionalText(field, limit: 100).map { TextNormalizer.stored($0) }
  }
}
