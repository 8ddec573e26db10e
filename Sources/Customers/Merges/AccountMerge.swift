import Kernel

/// Two accounts as one: whose value each field keeps.
struct AccountMerge: Sendable {
  let own: Account
  let other: Account

  /// The fields in which the two differ.
  var fields: [MergeField] {
    let names = Set(own.details.attributes.keys).union(other.details.attributes.keys).sorted()
    return (MergeField.ofAccounts + names.map(MergeField.attribute)).filter {
      var copy = own.details
      copy.take($0, from: other.details)
      return copy != own.details
    }
  }

  /// What a field keeps unless somebody chooses: one's own value where there is one, and the earlier first day.
  func usual(_ field: MergeField) -> MergeSide {
    let (mine, theirs) = (own.details, other.details)
    func missing<Value>(_ path: KeyPath<AccountDetails, Value?>) -> MergeSide {
      mine[keyPath: path] == nil && theirs[keyPath: path] != nil ? .other : .own
    }
    switch field {
    case .owner: return missing(\.owner)
    case .parent: return theirs.parent == own.id ? .own : missing(\.parent)
    case .tier: return missing(\.tier)
    case .industry: return missing(\.industry)
    case .country: return missing(\.country)
    case .language: return missing(\.language)
    case .timeZone: return missing(\.timeZone)
    case .seats: return missing(\.seats)
    case .employees: return missing(\.employees)
    case .customerSince:
      guard let first = mine.customerSince, let second = theirs.customerSince else { return missing(\.customerSince) }
      return second < first ? .other : .own
    case .attribute(let name): return mine.attributes[name] == nil ? .other : .own
    default: return .own
    }
  }

  /// The details of the account that stays.
  func details(_ choices: [MergeField: MergeSide]) -> AccountDetails {
    var details = own.details
    for field in fields where choices[field] ?? usual(field) == .other { details.take(field, from: other.details) }
    return details
  }
}

extension AccountDetails {
  fileprivate mutating func take(_ field: MergeField, from other: AccountDetails) {
    switch field {
    case .name: name = other.name
    case .owner: owner = other.owner
    case .parent: parent = other.parent
    case .stage: stage = other.stage
    case .tier: tier = other.tier
    case .industry: industry = other.industry
    case .country: country = other.country
    case .language: language = other.language
    case .timeZone: timeZone = other.timeZone
    case .currency: currency = other.currency
    case .seats: seats = other.seats
    case .employees: employees = other.employees
    case .customerSince: customerSince = other.customerSince
    case .churn:
      (churnedOn, churnReason, churnNote) = (other.churnedOn, other.churnReason, other.churnNote)
    case .attribute(let name): attributes[name] = other.attributes[name]
    case .title, .phone, .doNotContact, .consent: break
    }
  }
}
