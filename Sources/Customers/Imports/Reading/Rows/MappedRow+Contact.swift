/// The contact that a row of an account may name beside it.
extension MappedRow {
  /// The fields of a contact that stand in a row of an account, and what they are called in a row of a contact.
  private static let contactFields: [ImportFieldKey: ImportFieldKey] = [
    .contactId: .externalId, .contactName: .displayName, .contactGivenName: .givenName,
    .contactFamilyName: .familyName, .contactEmail: .email, .contactPhone: .phone, .contactTitle: .title,
    .contactRole: .role,
  ]

  /// The row of the contact; nil when the row names none.
  var contact: MappedRow? {
    var contact = MappedRow(line: line)
    for (key, name) in Self.contactFields { if let value = values[key] { contact.values[name] = value } }
    let names: [ImportFieldKey] = [.externalId, .displayName, .givenName, .familyName, .email]
    guard names.contains(where: { contact.values[$0] != nil }) else { return nil }
    contact.values[.accountName] = values[.externalId] ?? values[.name]
    return contact
  }

  /// The row of the account alone.
  var withoutContact: MappedRow {
    guard Self.contactFields.keys.contains(where: { values[$0] != nil }) else { return self }
    var account = self
    for key in Self.contactFields.keys { account.values[key] = nil }
    return account
  }
}
