import Kernel

/// What a transaction needs to know of the things that its rows may mean, looked up for all rows at once.
///
/// Holds until the transaction writes in between: then each row looks for itself.
struct ImportLookups {
  /// Accounts by the id that the source gave them, by domain, and by folded name; several of a name are nobody's.
  var accountsByID: [String: ID<Account>] = [:]
  var accountsByDomain: [String: ID<Account>] = [:]
  var accountsByName: [String: [ID<Account>]] = [:]
  /// Contacts by the id that the source gave them, and by mail address.
  var contactsByID: [String: ID<Contact>] = [:]
  var contactsByEmail: [String: ID<Contact>] = [:]
}
