import Kernel
import Language

extension BatchWriter {
  mutating func apply(_ row: ContactRow, _ source: ImportRow, _ known: ImportKeyStore.Entry?) throws {
    guard let account = try current ?? account(row.account, known) else { return wait(source, for: row.account.label) }
    if isUnchanged(source, known) { return }
    if let id: ID<Contact> = try known?.subject.id() ?? match(row) {
      try change(id, row, source, account)
    } else {
      add(row, source, account)
    }
  }

  private mutating func add(_ row: ContactRow, _ source: ImportRow, _ account: ID<Account>) {
    let draft = source.contactDraft ?? ContactStore.prepared(Contact(row, context), in: workspace)
    let contact = draft.value.id
    writes.newContacts.append(draft)
    writes.attachments.append((contact, account, row.accountRole ?? .user))
    // Of an account that came with its contact the timeline says that it came.
    if !isCompanion {
      tell(
        Event(
          id: context.effects.newID(), account: account, kind: .contactAdded, occurredAt: now, recordedAt: now,
          person: context.person, subject: EventSubject(contact),
          payload: ["name": draft.value.details.displayName]))
    }
    if let text = row.externalID { state.addedContacts[text] = contact }
    if let email = row.email { state.addedEmails[email] = contact }
    became(EventSubject(contact), source, isNew: true, account: account)
  }

  private mutating func change(
    _ id: ID<Contact>, _ row: ContactRow, _ source: ImportRow, _ account: ID<Account>
  ) throws {
    try touch(EventSubject(id))
    guard var contact = try ContactStore.find(id, in: workspace, tx) else {
      if context.isDryRun { became(EventSubject(id), source, isNew: false) } else { add(row, source, account) }
      return
    }
    writes.images.append(.contact(contact))
    contact.details.take(row)
    if let email = row.email, !contact.emails.contains(email),
      try self.contact(ofEmail: email) == nil
    {
      contact.emails.append(email)
      state.addedEmails[email] = id
    }
    for external in context.externalIDs(row.externalID) where !contact.externalIDs.contains(external) {
      contact.externalIDs.append(external)
    }
    contact.version += 1
    contact.updatedAt = now
    writes.changedContacts.append(contact)
    if contact.role(at: account) == nil || row.accountRole != nil {
      writes.attachments.append((id, account, row.accountRole ?? contact.role(at: account) ?? .user))
    }
    became(EventSubject(id), source, isNew: false, account: account)
  }

  /// The contact that the row means: by its id, else by its address.
  private mutating func match(_ row: ContactRow) throws -> ID<Contact>? {
    let added = row.externalID.flatMap { state.addedContacts[$0] } ?? row.email.flatMap { state.addedEmails[$0] }
    if let text = row.externalID, let id = try contact(calledByID: text) { return id }
    if let added {
      try commit()
      return added
    }
    return try row.email.flatMap(contact(ofEmail:))
  }
}

extension Contact {
  /// A new contact as the row tells of it, who belongs to no account yet.
  init(_ row: ContactRow, _ context: ImportContext) {
    let now = context.effects.now
    self.init(
      id: context.effects.newID(), details: ContactDetails(row: row), emails: row.email.map { [$0] } ?? [],
      externalIDs: context.externalIDs(row.externalID), createdAt: now, updatedAt: now)
  }
}

extension ContactDetails {
  /// The contact as the row tells of it; one without any name is called by the address.
  fileprivate init(row: ContactRow) {
    self.init(
      givenName: row.givenName.map(TextNormalizer.stored), familyName: row.familyName.map(TextNormalizer.stored),
      displayName: row.displayName.map(TextNormalizer.stored), title: row.title, phone: row.phone,
      language: row.language.flatMap(AccountImport.language), timeZone: row.timeZone,
      doNotContact: row.doNotContact ?? false)
    if displayName.isEmpty { displayName = row.email ?? row.externalID ?? "" }
  }

  /// Takes over what the row says.
  fileprivate mutating func take(_ row: ContactRow) {
    givenName = row.givenName.map(TextNormalizer.stored) ?? givenName
    familyName = row.familyName.map(TextNormalizer.stored) ?? familyName
    if let name = row.displayName {
      displayName = TextNormalizer.stored(name)
    } else if row.givenName != nil || row.familyName != nil {
      displayName = composedName
    }
    title = row.title ?? title
    phone = row.phone ?? phone
    language = row.language.flatMap(AccountImport.language) ?? language
    timeZone = row.timeZone ?? timeZone
    doNotContact = row.doNotContact ?? doNotContact
  }
}

extension ContactRow {
  /// What the contact is at the account, when the file says one of the roles.
  fileprivate var accountRole: ContactRole? {
    role.flatMap(ContactRole.called)
  }
}

extension ContactRole {
  /// The role that a file calls so.
  static func called(_ name: String) -> ContactRole? { byName[HeaderName.fold(name)] }

  private static let byName: [String: ContactRole] = {
    let names: [(role: ContactRole, names: [String])] = [
      (.champion, ["champion", "advocate", "챔피언", "समर्थक", "चैंपियन"]),
      (.decisionMaker, ["decision maker", "decider", "의사 결정권자", "의사 결정자", "निर्णयकर्ता"]),
      (.economicBuyer, ["economic buyer", "buyer", "예산 결정권자", "예산 결정자", "बजट स्वामी", "क्रेता"]),
      (.user, ["user", "end user", "사용자", "उपयोगकर्ता"]),
      (.blocker, ["blocker", "detractor", "반대자", "विरोधी"]),
    ]
    let pairs = names.flatMap { entry in entry.names.map { (HeaderName.fold($0), entry.role) } }
    return Dictionary(pairs) { first, _ in first }
  }()
}
