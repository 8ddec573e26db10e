/// How a row names the account it belongs to: by external id, domain or exact name, tried in this order.
public struct AccountReference: Hashable, Sendable {
  public var externalID: String?
  /// In lower case.
  public var domain: String?
  public var name: String?

  public init(externalID: String? = nil, domain: String? = nil, name: String? = nil) {
    self.externalID = externalID
    self.domain = domain
    self.name = name
  }

  /// Takes a text that may be any of the three.
  public init(any text: String) {
    self.init(externalID: text, domain: try? AddressText.domain(text), name: text)
  }

  /// What people are shown of it.
  public var label: String { externalID ?? domain ?? name ?? "" }
}
