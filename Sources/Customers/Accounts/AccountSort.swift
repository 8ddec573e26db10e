import Storage

/// What a list of accounts is ordered by.
public enum AccountSort: String, Sendable, CaseIterable {
  case name
  case mrr
  case health
  case change
  case renewal
  case lastContact
  case customerSince

  /// Which table has the column, so that the list walks that table's index.
  var isInSummary: Bool {
    switch self {
    case .name, .customerSince: false
    case .mrr, .health, .change, .renewal, .lastContact: true
    }
  }

  /// What the index has in order in front of the ids, where that is less than `expression`; the accounts of such a
  /// block are sorted when they are listed.
  ///
  /// Days in the order of a file are in no order of their own: each would change another page of an index by days.
  var block: SQL? {
    switch self {
    case .customerSince: "coalesce(a.customer_since, -719162) / 30"
    case .name, .mrr, .health, .change, .renewal, .lastContact: nil
    }
  }

  /// The block of a value of `expression`.
  func block(of value: Int64) -> Int64 { value / 30 }

  /// Never NULL, and as the index has it.
  var expression: SQL {
    switch self {
    case .name: "a.sort_key"
    case .mrr: "s.mrr_minor"
    case .health: "coalesce(s.health_score, -1)"
    case .change: "coalesce(s.health_change, 0)"
    case .renewal: "coalesce(s.renewal_on, 2932896)"
    case .lastContact: "coalesce(s.last_contact_at, 0)"
    case .customerSince: "coalesce(a.customer_since, -719162)"
    }
  }
}
