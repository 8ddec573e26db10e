import Kernel

/// A contact on the wire.
struct ContactJSON: Encodable, Sendable {
  let id: ID<Contact>
  let version: Int
  let givenName: String?
  let familyName: String?
  let displayName: String
  let title: String?
  let phone: String?
  let emails: [String]
  let language: LanguageCode?
  let timeZone: String?
  let doNotContact: Bool
  let consentOn: LocalDate?
  let consentSource: String?
  let lastSeenAt: Timestamp?
  let externalIds: [ExternalID]
  let accounts: [ContactAccountJSON]
  let createdAt: Timestamp
  let updatedAt: Timestamp

  init(_ contact: Contact) {
    let details = contact.details
    id = contact.id
    version = contact.version
    givenName = details.givenName
    familyName = details.familyName
    displayName = details.displayName
    title = details.title
    phone = details.phone
    emails = contact.emails
    language = details.language
    timeZone = details.timeZone
    doNotContact = details.doNotContact
    consentOn = details.consentOn
    consentSource = details.consentSource
    lastSeenAt = contact.lastSeenAt
    externalIds = contact.externalIDs
    accounts = contact.accounts.map(ContactAccountJSON.init)
    createdAt = contact.createdAt
    updatedAt = contact.updatedAt
  }
}

/// An account of a contact on the wire.
struct ContactAccountJSON: Encodable, Sendable {
  let accountId: ID<Account>
  let role: ContactRole

  init(_ place: ContactAccount) {
    accountId = place.account
    role = place.role
  }
}
