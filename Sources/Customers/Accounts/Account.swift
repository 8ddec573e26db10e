import Kernel

/// A customer company.
public struct Account: IDPrefixed, Codable, Sendable, Equatable {
  public static let idPrefix = "acc"

  public let id: ID<Account>
  /// 1 for a new account, one more with each change.
  public var version: Int
  public var details: AccountDetails
  /// Empty unless sources know the account by ids of their own.
  public var externalIDs: [ExternalID]
  public var domains: [String]
  public var tags: [String]
  public let createdAt: Timestamp
  public var updatedAt: Timestamp

  public init(
    id: ID<Account>, version: Int = 1, details: AccountDetails, externalIDs: [ExternalID] = [],
    domains: [String] = [], tags: [String] = [], createdAt: Timestamp, updatedAt: Timestamp
  ) {
    self.id = id
    self.version = version
    self.details = details
    self.externalIDs = externalIDs
    self.domains = domains
    self.tags = tags
    self.createdAt = createdAt
    self.updatedAt = updatedAt
  }
}

/// The id that a source has given to something.
public struct ExternalID: Hashable, Sendable, Codable {
  /// Which source: a short name such as `crm`; `csv` for files that name none.
  public let source: String
  public let id: String

  public init(source: String, id: String) {
    self.source = source
    self.id = id
  }
}
