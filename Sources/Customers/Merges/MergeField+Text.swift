import Kernel

extension AccountDetails {
  /// The field's value as the API writes it; nil when there is none.
  func text(of field: MergeField) -> String? {
    switch field {
    case .name: name
    case .owner: owner?.description
    case .parent: parent?.description
    case .stage: stage.rawValue
    case .tier: tier
    case .industry: industry
    case .country: country
    case .language: language?.rawValue
    case .timeZone: timeZone
    case .currency: currency.code
    case .seats: seats.map(String.init)
    case .employees: employees.map(String.init)
    case .customerSince: customerSince?.description
    case .churn: MergeField.joined([churnedOn?.description, churnReason, churnNote])
    case .attribute(let name): attributes[name]
    case .title, .phone, .doNotContact, .consent: nil
    }
  }
}

extension ContactDetails {
  /// The field's value as the API writes it; nil when there is none.
  func text(of field: MergeField) -> String? {
    switch field {
    case .name: displayName
    case .title: title
    case .phone: phone
    case .language: language?.rawValue
    case .timeZone: timeZone
    case .doNotContact: String(doNotContact)
    case .consent: MergeField.joined([consentOn?.description, consentSource])
    default: nil
    }
  }
}

extension MergeField {
  fileprivate static func joined(_ parts: [String?]) -> String? {
    let parts = parts.compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }
}
