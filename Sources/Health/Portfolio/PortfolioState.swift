/// Where an account stands in a portfolio on a day: in a band, or outside because it was not yet or no longer a customer.
enum PortfolioState: String, Sendable, CaseIterable, Encodable {
  case red
  case amber
  case green
  case grey
  case outside

  init(_ band: Band) {
    switch band {
    case .red: self = .red
    case .amber: self = .amber
    case .green: self = .green
    case .grey: self = .grey
    }
  }

  /// Nil outside.
  var band: Band? { Band(rawValue: rawValue) }

  /// In the order of the cases.
  var place: Int {
    switch self {
    case .red: 0
    case .amber: 1
    case .green: 2
    case .grey: 3
    case .outside: 4
    }
  }
}
