/// A series' labels: names with values, in the order of the names, each name once.
struct MetricLabels: Hashable, Sendable {
  /// One name with its value.
  struct Label: Hashable, Sendable {
    let name: String
    let value: String
  }

  let labels: [Label]

  private init(labels: [Label]) { self.labels = labels }

  /// Of a name that comes twice the last value stands; `le` belongs to histograms and becomes `le_`.
  init(_ dimensions: [(String, String)]) {
    var values: [String: String] = [:]
    for (name, value) in dimensions {
      let identifier = name.asMetricIdentifier()
      values[identifier == "le" ? "le_" : identifier] = value
    }
    labels = values.map { Label(name: $0.key, value: $0.value) }.sorted { $0.name < $1.name }
  }

  /// The same names, every value `other`: where series beyond the limit are counted.
  var asOverflow: MetricLabels {
    MetricLabels(labels: labels.map { Label(name: $0.name, value: "other") })
  }

  /// `{method="GET",status="200"}`, with `extra` behind; nothing at all when there are no labels.
  func text(adding extra: Label? = nil) -> String {
    let all = labels + (extra.map { [$0] } ?? [])
    guard !all.isEmpty else { return "" }
    return "{" + all.map { "\($0.name)=\"\($0.value.asLabelValue)\"" }.joined(separator: ",") + "}"
  }
}

extension String {
  /// Escaped as the text format asks: backslash, quote and newline; carriage returns too, so that a line
  /// stays one in every reader.
  fileprivate var asLabelValue: String {
    var escaped = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\\\"
      case "\"": escaped += "\\\""
      case "\n", "\r": escaped += "\\n"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
