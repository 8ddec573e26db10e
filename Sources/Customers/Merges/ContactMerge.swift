import Kernel

/// Two contacts as one: whose value each field keeps. Addresses, ids and accounts of both stay.
struct ContactMerge: Sendable {
  let own: Contact
  let other: Contact

  /// The fields in which the two differ.
  var fields: [MergeField] {
    MergeField.ofContacts.filter {
      var copy = own.details
      copy.take($0, from: other.details)
      return copy != own.details
    }
  }

  /// What a field keeps unless somebody chooses: one's own value where there is one. Who may not be written to under
  /// one of the two names may not be written to.
  func usual(_ field: MergeField) -> MergeSide {
    let (mine, theirs) = (own.details, other.details)
    return switch field {
    case .title: mine.title == nil ? .other : .own
    case .phone: mine.phone == nil ? .other : .own
    case .language: mine.language == nil ? .other : .own
    case .timeZone: mine.timeZone == nil ? .other : .own
    case .doNotContact: theirs.doNotContact ? .other : .own
    case .consent: mine.consentOn == nil && mine.consentSource == nil ? .other : .own
    default: .own
    }
  }

  /// The accounts of both, with the role that says more where both have one.
  var places: [ContactAccount] {
    let all = Dictionary(grouping: own.accounts + other.accounts, by: \.account)
    return all.keys.sorted().compactMap { account in
      ContactRole.byWeight.first { role in all[account]?.contains { $0.role == role } == true }
        .map { ContactAccount(account: account, role: $0) }
    }
  }

  /// The contact that stays, with the addresses of both; its ids have gone over already.
  func result(_ choices: [MergeField: MergeSide], externalIDs: [ExternalID], at now: Timestamp) -> Contact {
    var contact = own
    for field in fields where choices[field] ?? usual(field) == .other {
      contact.details.take(field, from: other.details)
    }
    contact.emails = own.emails + other.emails.filter { !own.emails.contains($0) }
    contact.externalIDs = externalIDs
    contact.lastSeenAt = [own.lastSeenAt, other.lastSeenAt].compactMap(\.self).max()
    contact.version += 1
    contact.updatedAt = now
    return contact
  }
}

extension ContactDetails {
  fileprivate mutating func take(_ field: MergeField, from other: ContactDetails) {
    switch field {
    case .name:
      (givenName, familyName, displayName) = (other.givenName, other.familyName, other.displayName)
    case .title: title = other.title
    case .phone: phone = other.phone
    case .language: language = other.language
    case .timeZone: timeZone = other.timeZone
    case .doNotContact: doNotContact = other.doNotContact
    case .consent: (consentOn, consentSource) = (other.consentOn, other.consentSource)
    default: break
    }
  }
}
