/// The contact that a row of an account may name beside it.
extension MappedRow {
  /// The row of the contact; nil when the row names none.
  var contact: MappedRow? {
    var contact = MappedRow(line: line)
    for entry in values.entries { if let name = entry.key.ofContact { contact.values[name] = entry.value } }
    let names: [ImportFieldKey] = [.externalId, .displayName, .givenName, .familyName, .email]
    guard names.contains(where: { contact.values[$0] != nil }) else { return nil }
    contact.values[.accountName] = values[.externalId] ?? values[.name]
    return contact
  }

  /// The row of the account alone.
  var withoutContact: MappedRow {
    var account = self
    account.values.removeAll { $0.ofContact != nil }
    return account
  }
}

extension ImportFieldKey {
  /// What a field of the contact in a row of an account is called in a row of a contact; nil for other fields.
  fileprivate var ofContact: ImportFieldKey? {
    switch self {
    case .contactId: .externalId
    case .contactName: .displayName
    case .contactGivenName: .givenName
    case .contactFamilyName: .familyName
    case .contactEmail: .email
    case .contactPhone: .phone
    case .contactTitle: .title
    case .contactRole: .role
    default: nil
    }
  }
}
