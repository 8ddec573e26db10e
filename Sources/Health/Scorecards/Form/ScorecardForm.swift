import Foundation
import Kernel

/// A scorecard as a form of single fields: what can be edited without scripts.
enum ScorecardForm {
  typealias Names = ScorecardFormNames

  /// The fields of a stored scorecard.
  static func values(_ card: StoredScorecard) -> [String: String] {
    let definition = card.definition
    var values = [
      "name": card.name, "version": "\(card.version)", "amber": "\(definition.bands.amber)",
      "green": "\(definition.bands.green)", "minimumCoverage": "\(definition.minimumCoverage)",
      Names.groups: definition.groups.map(\.key).joined(separator: " "),
      Names.measures: definition.measures.map(\.key).joined(separator: " "),
      Names.exceptions: definition.exceptions.map(\.key).joined(separator: " "),
    ]
    values["filter"] = card.filter
    values["position"] = card.position.map(String.init)
    for group in definition.groups {
      for (language, text) in group.name.all { values[Names.heading(group.key, language)] = text }
    }
    for measure in definition.measures { add(measure, to: &values) }
    for exception in definition.exceptions { add(exception, to: &values) }
    return values
  }

  /// The fields of a scorecard as a draft with suggested weights: of what was tested, where that was a draft itself.
  static func values(_ card: StoredScorecard, suggestedBy run: BacktestRun) -> [String: String] {
    var draft = card
    if run.question.version == nil {
      draft.definition = run.definition
      draft.filter = run.question.rule?.filter ?? card.filter
    }
    var values = values(draft)
    for one in run.result?.suggestion?.measures ?? [] { values[Names.weight(one.key)] = "\(one.suggested)" }
    return values
  }

  private static func add(_ measure: Measure, to values: inout [String: String]) {
    let key = measure.key
    for (language, text) in measure.name.all { values[Names.name(key, language)] = text }
    values[Names.group(key)] = measure.group
    let (source, per) = text(measure.source)
    values[Names.source(key)] = source
    values[Names.per(key)] = per
    values[Names.aggregate(key)] = measure.aggregate.rawValue
    values[Names.weight(key)] = "\(measure.weight)"
    values[Names.curve(key)] = text(measure.curve)
    values[Names.policy(key)] = measure.missing.name.rawValue
    if case .carry(let days) = measure.missing { values[Names.stale(key)] = "\(days)" }
    switch measure.window {
    case .lastDays(let length):
      values[Names.window(key)] = WindowKind.days.rawValue
      values[Names.days(key)] = "\(length)"
    case .sinceStageBegan: values[Names.window(key)] = WindowKind.stage.rawValue
    }
  }

  private static func add(_ exception: ScoreException, to values: inout [String: String]) {
    let key = exception.key
    values[Names.condition(key)] = exception.condition
    for (language, text) in exception.reason.all { values[Names.reason(key, language)] = text }
    switch exception.effect {
    case .cap(let points): (values[Names.effect(key)], values[Names.points(key)]) = ("cap", "\(points)")
    case .floor(let points): (values[Names.effect(key)], values[Names.points(key)]) = ("floor", "\(points)")
    case .band(let band): values[Names.effect(key)] = band.rawValue
    }
  }

  /// How the days of a window are given.
  enum WindowKind: String, CaseIterable { case days, stage }

  /// The values of the fields of source and of the metric that it is divided by.
  private static func text(_ source: MeasureSource) -> (String, per: String?) {
    switch source {
    case .metric(let key): (metric(key), nil)
    case .field(let name): (field(name), nil)
    case .ratio(let numerator, let denominator): (metric(numerator), denominator)
    }
  }

  static func metric(_ key: String) -> String { "metric:\(key)" }
  static func field(_ name: String) -> String { "field:\(name)" }

  /// Reads what `text` wrote; nil for what is none.
  static func source(_ text: String, per: String?) -> MeasureSource? {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    switch parts[0] {
    case "metric": return per.map { .ratio(of: parts[1], to: $0) } ?? .metric(parts[1])
    case "field": return .field(parts[1])
    default: return nil
    }
  }

  /// A line a knot: `14 = 100`.
  static func text(_ curve: PointsCurve) -> String {
    curve.knots.map { "\(plain($0.value)) = \(plain($0.points))" }.joined(separator: "\n")
  }

  /// Reads what `text` wrote; nil when a line is none.
  static func curve(_ text: String) -> PointsCurve? {
    let lines = text.split(whereSeparator: \.isNewline).map { $0.split(separator: "=").map { String($0).trimmed } }
    let knots = lines.filter { $0 != [""] }.map { parts -> PointsCurve.Knot? in
      guard parts.count == 2, let value = Double(parts[0]), let points = Double(parts[1]),
        value.magnitude < 1e15
      else {
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
