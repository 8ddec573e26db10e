import Kernel
import Language
import Storage
import Web

/// The page of one contact: finished values only.
struct ContactPage: Sendable {
  struct Place: Sendable {
    let id: ID<Account>
    let name: String
    let role: String

    var path: Path { "/accounts/\(id)" }
  }

  /// An account that the contact was just removed from, and what it was there.
  struct Removal: Sendable {
    let account: ID<Account>
    let name: String
    let role: ContactRole
  }

  let name: String
  let title: String?
  let path: Path
  let emails: [String]
  let phone: String?
  let language: String?
  let timeZone: String?
  let doNotContact: Bool
  let consent: String?
  let lastSeen: RelativeTime?
  let accounts: [Place]
  /// What was merged into it; nil when nothing can be undone.
  let merges: MergePanel?
  /// Nil unless it can be taken back.
  let removed: Removal?
  let mayWrite: Bool

  static func load(
    _ id: ID<Contact>, _ request: Request, _ actor: Actor, _ tx: Transaction
  ) throws -> ContactPage {
    let contact = try ContactAccess.load(id, for: actor, tx)
    let names = try AccountStore.names(of: contact.accounts.map(\.account), in: actor.workspace, tx)
    let merges = try MergePanel(
      request.words["merge.contact.panel"], into: id, at: "/contacts/\(id)", request, actor, tx)
    let removed = try removal(of: contact, request, actor, tx)
    return ContactPage(contact, accounts: names, merges, removed, mayWrite: actor.may(.accountsWrite), request)
  }

  /// Reads `removed` and `role`, which the removal leads to.
  private static func removal(
    of contact: Contact, _ request: Request, _ actor: Actor, _ tx: Transaction
  ) throws -> Removal? {
    guard actor.may(.accountsWrite), let id = request.query["removed"].flatMap({ ID<Account>($0) }),
      let role = request.query["role"].flatMap({ ContactRole(rawValue: $0) }), contact.role(at: id) == nil,
      let account = try AccountStore.find(id, where: AccountAccess.visible(to: actor), in: actor.workspace, tx)
    else { return nil }
    return Removal(account: id, name: account.details.name, role: role)
  }

  private init(
    _ contact: Contact, accounts names: [ID<Account>: String], _ merges: MergePanel?, _ removed: Removal?,
    mayWrite: Bool, _ request: Request
  ) {
    let (words, details) = (request.words, contact.details)
    name = details.displayName
    title = details.title
    path = "/contacts/\(contact.id)"
    emails = contact.emails
    phone = details.phone
    language = details.language.map(LanguageSwitch.name(of:))
    timeZone = details.timeZone
    doNotContact = details.doNotContact
    consent = Self.consent(details, words)
    lastSeen = contact.lastSeenAt.map { moment in
      RelativeTime(
        text: words.reader.relative(moment, to: request.now), exact: words.reader.dateTime(moment),
        machine: moment.description)
    }
    accounts = contact.accounts.map { place in
      Place(
        id: place.account, name: names[place.account] ?? "",
        role: words["contact.role.\(place.role.rawValue)"])
    }
    self.merges = merges
    self.removed = removed
    self.mayWrite = mayWrite
  }

  /// When the contact agreed to be written to, and where; nil when nothing is known.
  static func consent(_ details: ContactDetails, _ words: Words) -> String? {
    let parts = [details.consentOn.map { words.reader.date($0) }, details.consentSource].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }
}
