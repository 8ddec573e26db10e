/// A field of which two accounts, or two contacts, have different values; the merge keeps one.
public enum MergeField: Hashable, Sendable {
  case name, owner, parent, stage, tier, industry, country, language, timeZone, currency, seats, employees
  case customerSince
  /// When, why and the text about it, together.
  case churn
  /// What sources said beyond the fields, by its name.
  case attribute(String)
  case title, phone, doNotContact
  /// When and where, together.
  case consent

  /// As the API and forms call it: `customerSince`, `attribute.plan_code`.
  public var name: String {
    switch self {
    case .attribute(let name): "attribute.\(name)"
    default: "\(self)"
    }
  }

  public init?(_ name: String) {
    if name.hasPrefix("attribute.") {
      self = .attribute(String(name.dropFirst("attribute.".count)))
    } else if let field = (Self.ofAccounts + Self.ofContacts).first(where: { $0.name == name }) {
      self = field
    } else {
      return nil
    }
  }

  /// In the order of a preview; attributes come after.
  static let ofAccounts: [MergeField] = [
    .name, .owner, .parent, .stage, .tier, .industry, .country, .language, .timeZone, .currency, .seats, .employees,
    .customerSince, .churn,
  ]

  static let ofContacts: [MergeField] = [.name, .title, .phone, .language, .timeZone, .doNotContact, .consent]
}

/// Whose value a field keeps.
public enum MergeSide: String, Sendable, CaseIterable {
  /// That of the one that stays.
  case own
  /// That of the one that is no more.
  case other
}
