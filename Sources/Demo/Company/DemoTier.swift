/// How large a customer is, and how it is looked after.
public enum DemoTier: String, Sendable, CaseIterable {
  case starter = "Starter"
  case growth = "Growth"
  case enterprise = "Enterprise"

  var seats: ClosedRange<Int> {
    switch self {
    case .starter: 6...28
    case .growth: 30...140
    case .enterprise: 160...620
    }
  }

  /// US cents a seat and month, before discounts.
  var centsPerSeat: Int {
    switch self {
    case .starter: 2900
    case .growth: 4500
    case .enterprise: 5800
    }
  }

  /// The share of customers on annual contracts.
  var annualShare: Double {
    switch self {
    case .starter: 0.45
    case .growth: 0.75
    case .enterprise: 1
    }
  }

  /// Days between two talks with the customer.
  var talkEvery: ClosedRange<Int> {
    switch self {
    case .starter: 48...95
    case .growth: 27...58
    case .enterprise: 12...32
    }
  }
}
