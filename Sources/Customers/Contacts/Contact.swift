import Kernel

/// A person at one or several customers.
public struct Contact: IDPrefixed, Codable, Sendable, Equatable {
  public static let idPrefix = "con"

  public let id: ID<Contact>
  /// 1 for a new contact, one more with each change.
  public var version: Int
  public var details: ContactDetails
  /// In lower case; the first is the one to write to.
  public var emails: [String]
  public var externalIDs: [ExternalID]
  /// Those that the reader sees.
  public var accounts: [ContactAccount]
  /// When the contact was last seen in the product.
  public var lastSeenAt: Timestamp?
  public let createdAt: Timestamp
  public var updatedAt: Timestamp

  public init(
    id: ID<Contact>, version: Int = 1, details: ContactDetails, emails: [String] = [],
    externalIDs: [ExternalID] = [], accounts: [ContactAccount] = [], lastSeenAt: Timestamp? = nil,
    createdAt: Timestamp, updatedAt: Timestamp
  ) {
    self.id = id
    self.version = version
    self.details = details
    self.emails = emails
    self.externalIDs = externalIDs
    self.accounts = accounts
    self.lastSeenAt = lastSeenAt
    self.createdAt = createdAt
    self.updatedAt = updatedAt
  }

  /// What the contact is at `account`.
  public func role(at account: ID<Account>) -> ContactRole? { accounts.first { $0.account == account }?.role }
}
