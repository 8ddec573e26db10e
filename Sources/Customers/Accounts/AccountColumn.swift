import Web

/// What a list of accounts can show beside the name.
public enum AccountColumn: String, Sendable, CaseIterable {
  case health, trend, change, arr, mrr, renewal, lastContact, lastSeen, stage, owner, tier, industry, country, seats
  case customerSince

  /// What is shown unless somebody chose otherwise.
  static let usual: [AccountColumn] = [.health, .trend, .change, .arr, .renewal, .lastContact, .stage, .owner]

  var kind: DataTableColumn.Kind {
    switch self {
    case .health: .health
    case .trend: .sparkline
    case .change, .arr, .mrr, .seats: .number
    case .renewal, .lastContact, .lastSeen, .customerSince: .date
    case .stage, .owner, .tier, .industry, .country: .text
    }
  }

  /// What a click on its head sorts by; nil when it cannot be sorted by.
  var sort: AccountSort? {
    switch self {
    case .health: .health
    case .change: .change
    case .arr, .mrr: .mrr
    case .renewal: .renewal
    case .lastContact: .lastContact
    case .customerSince: .customerSince
    case .trend, .lastSeen, .stage, .owner, .tier, .industry, .country, .seats: nil
    }
  }

  /// The narrowest screen that shows it when nobody has chosen columns.
  var from: DataTableColumn.Width {
    switch self {
    case .health, .arr: .always
    case .renewal: .tablet
    case .trend, .lastContact, .stage: .wide
    default: .desktop
    }
  }
}
