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

  /// What a list is ordered by, before the id: never NULL, and as the index has it.
  ///
  /// The index by `customerSince` has only weeks of eight days, which a list sorts by day as it comes to them: the
  /// days of an import are in no order, and an entry for each would change as many pages as there are days.
  /// Accounts without a day come first, in the order in which they were made.
  var order: [SQL] {
    switch self {
    case .name: ["a.sort_key"]
    case .mrr: ["s.mrr_minor"]
    case .health: ["coalesce(s.health_score, -1)"]
    case .change: ["coalesce(s.health_change, 0)"]
    case .renewal: ["coalesce(s.renewal_on, 2932896)"]
    case .lastContact: ["coalesce(s.last_contact_at, 0)"]
    case .customerSince:
      ["coalesce(a.customer_since / 8, a.created_at - 9000000000000000)", "coalesce(a.customer_since, -719162)"]
    }
  }
}
