import Kernel

extension BatchWriter {
  /// Looks up what the rows may mean, all at once.
  func lookedUp(_ rows: [ImportRow], _ known: [String: ImportKeyStore.Entry]) throws -> ImportLookups {
    var (ids, domains, names) = ([String](), [String](), [String]())
    var contacts: [ContactRow] = []
    for row in rows {
      if let contact = row.contact?.content.contact ?? row.content.contact { contacts.append(contact) }
      guard case .account(let account) = row.content, known[row.key]?.hash != row.hash else { continue }
      if let id = account.externalID { ids.append(id) }
      if let domain = account.domain { domains.append(domain) }
      names.append(account.foldedName)
    }
    var lookups = ImportLookups()
    try ImportLookupStore.accounts(
      externalIDs: ids, domains: domains, names: names, source: context.source, into: &lookups, in: workspace, tx)
    try ImportLookupStore.contacts(
      externalIDs: contacts.compactMap(\.externalID), emails: contacts.compactMap(\.email), source: context.source,
      into: &lookups, in: workspace, tx)
    return lookups
  }

  func account(calledByID id: String) throws -> ID<Account>? {
    if let lookups { return lookups.accountsByID[id] }
    return try AccountStore.id(of: ExternalID(source: context.source, id: id), in: workspace, tx)
  }

  func account(ofDomain domain: String) throws -> ID<Account>? {
    if let lookups { return lookups.accountsByDomain[domain] }
    return try AccountStore.id(ofDomain: domain, in: workspace, tx)
  }

  /// The account of the row's name; nil when several are called so.
  func accountOfName(_ row: AccountRow) throws -> ID<Account>? {
    guard let lookups else { return try AccountStore.id(ofName: row.name, in: workspace, tx) }
    let ids = lookups.accountsByName[row.foldedName] ?? []
    return ids.count == 1 ? ids[0] : nil
  }

  func contact(calledByID id: String) throws -> ID<Contact>? {
    if let lookups { return lookups.contactsByID[id] }
    return try ContactStore.id(of: ExternalID(source: context.source, id: id), in: workspace, tx)
  }

  func contact(ofEmail email: String) throws -> ID<Contact>? {
    if let lookups { return lookups.contactsByEmail[email] }
    return try ContactStore.id(ofEmail: email, in: workspace, tx)
  }
}

extension ImportRow.Content {
  /// The contact, in a file of contacts.
  var contact: ContactRow? { if case .contact(let row) = self { row } else { nil } }
}
