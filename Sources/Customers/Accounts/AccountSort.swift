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
