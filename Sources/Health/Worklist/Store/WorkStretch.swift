import Customers
import Kernel
import Storage

/// Which accounts a refresh looks at.
public enum WorkStretch: Sendable {
  /// Those from one id to another, both included, as scoring takes them.
  case range(ClosedRange<ID<Account>>)
  case accounts([ID<Account>])

  /// The condition that a column of ids has to meet.
  func holds(_ column: SQL) -> SQL {
    switch self {
    case .range(let range): "\(column) >= \(range.lowerBound) AND \(column) <= \(range.upperBound)"
    case .accounts(let ids): SQL.contains(column, ids)
    }
  }
}
