import Kernel
import Web

/// Reads the form on which columns are matched: `column0=field:name`, `column1=ignore`, …
struct ImportMappingForm {
  private let form: Query
  private let header: [String]

  init(_ form: Query, header: [String]) {
    self.form = form
    self.header = header
  }

  /// The mapping; 422 with every mistake, on the names of the form's fields.
  func mapping() throws(Problem) -> ImportMapping {
    var fields = Fields(form: form)
    let kind = fields.choice("kind", of: ImportKind.self)
    fields.validation.require(kind != nil, "/kind", "required")
    let source = fields.text("source", limit: 60)
    let order = fields.choice("dateOrder", of: DateOrder.self)
    let mark = fields.choice("decimalMark", of: DecimalMark.self) ?? .point
    try fields.check()
    guard let kind else { throw .invalid("/kind", "required") }
    var columns: [ColumnMapping] = []
    for (index, name) in header.enumerated() {
      let target = try Self.target(form["column\(index)"] ?? "ignore", column: name, index: index)
      columns.append(ColumnMapping(column: name, target: target))
    }
    let mapping = ImportMapping(
      kind: kind, source: source, columns: columns, dateOrder: order, decimalMark: mark)
    do {
      try mapping.validate()
    } catch {
      throw .invalid(error.fields.map(Self.onForm))
    }
    return mapping
  }

  /// As the form's options say it.
  static func text(_ target: ColumnTarget, _ attributes: AttributeDefinitions = .none) -> String {
    if case .attribute(let name, _) = target, let known = attributes.called(name) {
      return text(known)
    }
    return switch target {
    case .field(let key): "field:\(key.rawValue)"
    case .metric(let metric): metric.aggregation == .sum ? "metric:sum" : "metric:last"
    case .attribute(_, let type): "attribute:\(type.rawValue)"
    case .ignore: "ignore"
    }
  }

  /// An attribute that the workspace has defined. Of a column of dates the order of day and month may be asked; all
  /// else is read as the attribute says.
  static func text(_ attribute: AttributeDefinition) -> String {
    let type = attribute.kind == .date ? AttributeType.date : .text
    return "defined:\(attribute.key):\(type.rawValue)"
  }

  private static func target(_ text: String, column: String, index: Int) throws(Problem) -> ColumnTarget {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    switch (parts.first, parts.last) {
    case ("ignore", _): return .ignore
    case ("field", let key?): if let key = ImportFieldKey(rawValue: key) { return .field(key) }
    case ("metric", let way?):
      if let aggregation = MetricColumn.Aggregation(rawValue: way) {
        var metric = MetricGuess.metric(for: column)
        metric.aggregation = aggregation
        return .metric(metric)
      }
    case ("attribute", let type?):
      if let type = AttributeType(rawValue: type) { return .attribute(column, type) }
    case ("defined", let rest?):
      let names = rest.split(separator: ":").map(String.init)
      if names.count == 2, AttributeDraft.isKey(names[0]), let type = AttributeType(rawValue: names[1]) {
        return .attribute(names[0], type)
      }
    default: break
    }
    throw .invalid("/column\(index)", "notAChoice")
  }

  /// `/columns/3/field` is the form's field `column3`.
  private static func onForm(_ field: Problem.Field) -> Problem.Field {
    let parts = field.pointer.split(separator: "/")
    guard parts.count > 1, parts[0] == "columns" else {
      return Problem.Field(pointer: "/kind", code: field.code, arguments: field.arguments)
    }
    return Problem.Field(pointer: "/column\(parts[1])", code: field.code, arguments: field.arguments)
  }
}
