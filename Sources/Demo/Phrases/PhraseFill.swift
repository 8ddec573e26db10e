/// What stands in the places of a phrase.
struct PhraseFill: Sendable {
  let contact: String
  let feature: String
  let seats: Int
  let percent: Int
  let count: Int

  /// The template with every place filled.
  func fill(_ template: String) -> String {
    var text = ""
    var rest = Substring(template)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      text += rest[..<open]
      text += value(of: rest[rest.index(after: open)..<close])
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }

  private func value(of name: Substring) -> String {
    switch name {
    case "contact": contact
    case "feature": feature
    case "seats": "\(seats)"
    case "percent": "\(percent)"
    case "count": "\(count)"
    default: "{\(name)}"
    }
  }
}
