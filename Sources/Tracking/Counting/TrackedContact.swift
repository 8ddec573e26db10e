import Customers
import Kernel
import Language
import Storage

/// The contact behind a user: made or brought up to date by what an identify call says.
enum TrackedContact {
  /// - Returns: nil when the traits name nobody: without address and name there is no contact to make.
  static func write(
    _ traits: Traits, of user: TrackedUser, _ key: SourceKey, source: String, at moment: Timestamp, effects: Effects,
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> ID<Contact>? {
    let email = traits.email
    let external = key.key.hasPrefix("u:") ? ExternalID(source: source, id: String(key.key.dropFirst(2))) : nil
    let known =
      try user.contact ?? external.flatMap { try ContactStore.id(of: $0, in: workspace, tx) }
      ?? email.flatMap { try ContactStore.id(ofEmail: $0, in: workspace, tx) }
    if let known, let contact = try ContactStore.find(known, in: workspace, tx) {
      try update(contact, traits, email, external, at: effects.now, in: workspace, tx)
      return known
    }
    guard email != nil || traits.text("name", "firstName", "lastName") != nil else { return nil }
    let contact = Contact(
      id: effects.newID(), version: 1, details: details(traits, fallback: email ?? ""),
      emails: email.map { [$0] } ?? [], externalIDs: external.map { [$0] } ?? [], accounts: [], lastSeenAt: moment,
      createdAt: effects.now, updatedAt: effects.now)
    try ContactStore.insert([contact], in: workspace, tx)
    return contact.id
  }

  private static func details(_ traits: Traits, fallback: String) -> ContactDetails {
    var details = ContactDetails(
      givenName: traits.text("firstName", "first_name"), familyName: traits.text("lastName", "last_name"),
      displayName: traits.text("name"), title: traits.text("title"), phone: traits.text("phone"))
    if details.displayName.isEmpty { details.displayName = fallback }
    return details
  }

  /// Fills in what is missing; what a colleague has written stays.
  private static func update(
    _ contact: Contact, _ traits: Traits, _ email: String?, _ external: ExternalID?, at now: Timestamp,
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    var copy = contact
    let said = details(traits, fallback: contact.details.displayName)
    copy.details.givenName = contact.details.givenName ?? said.givenName
    copy.details.familyName = contact.details.familyName ?? said.familyName
    copy.details.title = contact.details.title ?? said.title
    copy.details.phone = contact.details.phone ?? said.phone
    if contact.emails.contains(contact.details.displayName) { copy.details.displayName = said.displayName }
    if let email, !contact.emails.contains(email), try ContactStore.id(ofEmail: email, in: workspace, tx) == nil {
      copy.emails.append(email)
    }
    if let external, !contact.externalIDs.contains(external),
      try ContactStore.id(of: external, in: workspace, tx) == nil
    {
      copy.externalIDs.append(external)
    }
    guard copy != contact else { return }
    copy.version += 1
    copy.updatedAt = now
    _ = try ContactStore.update(copy, in: workspace, tx)
  }
}
