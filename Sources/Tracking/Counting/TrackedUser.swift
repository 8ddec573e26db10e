import Customers
import Kernel

/// Whom a source's user id means, as far as it is known.
struct TrackedUser: Sendable {
  /// As `tracking_user.user_key` keeps it.
  let key: String
  var group: String?
  var contact: ID<Contact>?
  /// The only account of the contact: where events go that name no group.
  var contactAccount: ID<Account>?
  var traitsHash: Int64?
  /// When the contact was last noted as seen.
  var notedAt: Timestamp?
}

/// A user or a group of a source.
struct SourceKey: Hashable, Sendable {
  let source: ID<TrackingSource>
  let key: String
}
