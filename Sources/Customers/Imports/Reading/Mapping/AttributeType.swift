/// What the values of a custom attribute are.
public enum AttributeType: String, Codable, Sendable, CaseIterable {
  case text, number, boolean, date

  var fieldType: ImportFieldType {
    switch self {
    case .text: .longText
    case .number: .number
    case .boolean: .boolean
    case .date: .date
    }
  }
}
