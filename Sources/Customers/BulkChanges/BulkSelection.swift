import Kernel
import Storage

/// Which accounts are to be changed.
enum BulkSelection: Sendable {
  /// These, as far as the actor sees them.
  case accounts([ID<Account>])
  /// All that a list shows; the condition includes what the actor sees.
  case list(SQL)

  /// The most accounts that can be named one by one.
  static let most = 10_000
}
