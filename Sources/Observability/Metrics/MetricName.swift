/// A metric's name as Prometheus allows it: `[a-zA-Z_:][a-zA-Z0-9_:]*`, anything else becoming `_`.
struct MetricName: Hashable, Comparable, Sendable {
  let text: String

  /// `unit` is the suffix that the kind of metric asks for, added unless the name has it already.
  init(_ label: String, unit: String) {
    let name = label.asMetricIdentifier(allowing: ":")
    text = name.hasSuffix(unit) ? name : name + unit
  }

  static func < (left: MetricName, right: MetricName) -> Bool { left.text < right.text }
}

extension String {
  /// The text with every character that an identifier may not hold replaced by `_`; never empty.
  func asMetricIdentifier(allowing extra: Unicode.Scalar? = nil) -> String {
    var name = ""
    for scalar in unicodeScalars {
      let isDigit = ("0"..."9").contains(scalar)
      if isDigit && name.isEmpty { name = "_" }
      let isLetter = ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
      name.unicodeScalars.append(isDigit || isLetter || scalar == extra ? scalar : "_")
    }
    return name.isEmpty ? "_" : name
  }
}
