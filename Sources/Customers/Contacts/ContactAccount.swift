import Kernel

/// An account that a contact belongs to, and what the contact is there.
public struct ContactAccount: Codable, Hashable, Sendable {
  public let account: ID<Account>
  public let role: ContactRole

  public init(account: ID<Account>, role: ContactRole) {
    self.account = account
    self.role = role
  }
}
