/// What the rows of a file are about.
public enum ImportKind: String, Codable, Sendable, CaseIterable {
  case accounts, contacts, subscriptions, usage, tickets, churn, notes

  /// The fields of which a row needs at least one, for each inner list.
  public var requirements: [[ImportFieldKey]] {
    let account: [ImportFieldKey] = [.account, .accountDomain, .accountName]
    return switch self {
    case .accounts: [[.name]]
    case .contacts: [[.displayName, .givenName, .familyName, .email], account + [.email]]
    case .subscriptions: [account, [.start], [.mrr, .arr]]
    case .usage: [account + [.subscription], [.occurred]]
    case .tickets: [account, [.submitted]]
    case .churn: [account, [.churnedOn]]
    case .notes: [account, [.text]]
    }
  }

  /// The fields that a row of this kind can have, in the order in which people are shown them.
  public var fields: [ImportField] { HeaderSynonyms.table(of: self).map { ImportField(key: $0.key) } }
}
