import Foundation
import Kernel
import Web

/// A scorecard as a form of single fields: what can be edited without scripts.
struct ScorecardForm: Sendable {
  static func weight(_ key: String) -> String { "weight-\(key)" }
  static func days(_ key: String) -> String { "days-\(key)" }
  static func policy(_ key: String) -> String { "policy-\(key)" }
  static func stale(_ key: String) -> String { "stale-\(key)" }
  static func curve(_ key: String) -> String { "curve-\(key)" }

  /// The fields of a stored scorecard.
  static func values(_ card: StoredScorecard) -> [String: String] {
    var values = [
      "name": card.name, "version": "\(card.version)", "amber": "\(card.definition.bands.amber)",
      "green": "\(card.definition.bands.green)", "minimumCoverage": "\(card.definition.minimumCoverage)",
    ]
    values["filter"] = card.filter
    for measure in card.definition.measures {
      values[weight(measure.key)] = "\(measure.weight)"
      values[curve(measure.key)] = text(measure.curve)
      values[policy(measure.key)] = policyName(measure.missing)
      if case .carry(let days) = measure.missing { values[stale(measure.key)] = "\(days)" }
      if case .lastDays(let length) = measure.window { values[days(measure.key)] = "\(length)" }
    }
    return values
  }

  /// The fields of a scorecard as a draft with suggested weights: of what was tested, where that was a draft itself.
  static func values(_ card: StoredScorecard, suggestedBy run: BacktestRun) -> [String: String] {
    var draft = card
    if run.question.version == nil {
      draft.definition = run.definition
      draft.filter = run.question.rule?.filter ?? card.filter
    }
    // A measure that the draft did not know stays as it is.
    var values = values(card).merging(values(draft)) { _, own in own }
    for one in run.result?.suggestion?.measures ?? [] { values[weight(one.key)] = "\(one.suggested)" }
    return values
  }

  /// The scorecard with what the form says.
  /// - Throws: 422 with the names of the fields that cannot be read.
  static func command(_ form: Query, _ card: StoredScorecard) throws -> ScorecardActions.Command {
    var fields = Fields(form: form)
    let name = fields.text("name", limit: 100)
    let filter = card.isDefault ? nil : fields.text("filter", limit: 500)
    let amber = points("amber", &fields)
    let green = points("green", &fields)
    let coverage = fields.integer("minimumCoverage", in: 0...100) ?? card.definition.minimumCoverage
    let measures = card.definition.measures.map { measure($0, &fields) }
    try fields.validation.check()
    let definition = Scorecard(
      groups: card.definition.groups, measures: measures,
      bands: BandLimits(amber: amber ?? card.definition.bands.amber, green: green ?? card.definition.bands.green),
      minimumCoverage: coverage, exceptions: card.definition.exceptions)
    return ScorecardActions.Command(name: name, filter: filter, position: card.position, definition: definition)
  }

  /// Problems of a definition under the names of this form's fields.
  static func renamed(_ problem: Problem, _ card: StoredScorecard) -> Problem {
    let fields = problem.fields.map { field in
      let parts = field.pointer.split(separator: "/")
      guard parts.count >= 4, parts[0] == "definition", parts[1] == "measures", let index = Int(parts[2]),
        card.definition.measures.indices.contains(index)
      else {
        let name = field.pointer.replacing("/definition/bands", with: "").replacing("/definition", with: "")
        return Problem.Field(pointer: name, code: field.code, arguments: field.arguments)
      }
      let key = card.definition.measures[index].key
      return Problem.Field(pointer: "/\(name(parts[3], key))", code: field.code, arguments: field.arguments)
    }
    return Problem(
      status: problem.status, code: problem.code, arguments: problem.arguments, fields: fields,
      retryAfter: problem.retryAfter)
  }

  private static func name(_ part: Substring, _ key: String) -> String {
    switch part {
    case "weight": weight(key)
    case "window": days(key)
    case "missing": stale(key)
    default: curve(key)
    }
  }

  private static func points(_ name: String, _ fields: inout Fields) -> Points? {
    fields.number(name).flatMap { Points(rounding: NSDecimalNumber(decimal: $0).doubleValue) }
  }

  private static func measure(_ measure: Measure, _ fields: inout Fields) -> Measure {
    let key = measure.key
    let weight = fields.number(Self.weight(key)) ?? measure.weight
    let curve = fields.parsed(Self.curve(key), "notACurve", Self.read) ?? measure.curve
    let length = fields.integer(Self.days(key), in: 1...MeasureWindow.longest)
    let stale = fields.integer(Self.stale(key), in: 1...MissingPolicy.longestCarry)
    let policy = fields.optionalText(Self.policy(key)).flatMap { missing($0, stale, measure.missing) }
    return Measure(
      key: key, name: measure.name, group: measure.group, source: measure.source,
      window: length.map { .lastDays($0) } ?? measure.window, aggregate: measure.aggregate, curve: curve,
      weight: weight, missing: policy ?? measure.missing)
  }

  private static func missing(_ name: String, _ stale: Int?, _ before: MissingPolicy) -> MissingPolicy? {
    switch name {
    case "carry": .carry(staleAfter: stale ?? max(1, before.staleAfter))
    case "exclude": .exclude
    case "neutral": .neutral
    case "worst": .worst
    default: nil
    }
  }

  private static func policyName(_ policy: MissingPolicy) -> String {
    switch policy {
    case .carry: "carry"
    case .exclude: "exclude"
    case .neutral: "neutral"
    case .worst: "worst"
    }
  }

  /// A line a knot: `14 = 100`.
  static func text(_ curve: PointsCurve) -> String {
    curve.knots.map { "\(plain($0.value)) = \(plain($0.points))" }.joined(separator: "\n")
  }

  /// Reads what `text` wrote; nil when a line is none.
  static func read(_ text: String) -> PointsCurve? {
    let lines = text.split(whereSeparator: \.isNewline).map { $0.split(separator: "=").map { String($0).trimmed } }
    let knots = lines.filter { $0 != [""] }.map { parts -> PointsCurve.Knot? in
      guard parts.count == 2, let value = Double(parts[0]), let points = Double(parts[1]), value.isFinite else {
        return nil
      }
      return PointsCurve.Knot(value: value, points: points)
    }
    let read = knots.compactMap(\.self)
    return read.isEmpty || read.count != knots.count ? nil : PointsCurve(read)
  }

  private static func plain(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? "\(Int64(value))" : "\(value)"
  }
}
