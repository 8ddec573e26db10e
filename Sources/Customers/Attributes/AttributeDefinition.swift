import Kernel

/// A custom attribute of accounts: what it is called and what its values are.
///
/// The values themselves stand with the account as texts, so that what a source said before the attribute was defined
/// is there and counts as soon as it fits.
public struct AttributeDefinition: IDPrefixed, Sendable, Equatable {
  public static let idPrefix = "atr"

  public let id: ID<AttributeDefinition>
  /// 1 for a new one, one more with each change.
  public var version: Int
  /// As sources, filters and the API name it: `plan_fit`. It never changes, nor do kind and currency.
  public let key: String
  public let kind: AttributeKind
  /// Of amounts of money; nil for other kinds.
  public let currency: Currency?
  public var details: AttributeDetails
  public let createdAt: Timestamp
  public var updatedAt: Timestamp

  public init(
    id: ID<AttributeDefinition>, version: Int = 1, key: String, kind: AttributeKind, currency: Currency? = nil,
    details: AttributeDetails, createdAt: Timestamp, updatedAt: Timestamp
  ) {
    self.id = id
    self.version = version
    self.key = key
    self.kind = kind
    self.currency = currency
    self.details = details
    self.createdAt = createdAt
    self.updatedAt = updatedAt
  }

  public var name: LocalizedText { details.name }
  public var options: [AttributeOption] { details.options }

  func option(_ key: String) -> AttributeOption? { options.first { $0.key == key } }
}
