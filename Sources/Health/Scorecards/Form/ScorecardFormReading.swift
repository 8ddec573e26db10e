import Foundation
import Kernel
import Web

/// What a form says of a scorecard: as much of it as can be read, and everything that cannot.
struct ScorecardFormReading {
  typealias Names = ScorecardFormNames

  /// What the form says, with harmless values where the form cannot be read.
  private(set) var command = ScorecardActions.Command(name: "", definition: Scorecard(groups: [], measures: []))
  private var fields: Fields
  /// What measures without a name of their own are called.
  private let sourceName: (MeasureSource) -> LocalizedText
  /// In which a text that is missing in every language is asked for.
  private let language: LanguageCode

  init(
    _ form: Query, of card: StoredScorecard, language: LanguageCode,
    sourceName: @escaping (MeasureSource) -> LocalizedText
  ) {
    fields = Fields(form: form)
    self.language = language
    self.sourceName = sourceName
    command.name = fields.text("name", limit: 100)
    command.filter = card.isDefault ? nil : fields.text("filter", limit: 500)
    command.position = card.isDefault ? nil : fields.integer("position", in: 1...1000) ?? card.position
    command.reason = fields.optionalText("reason", limit: 500)
    let (amber, green) = (points("amber"), points("green"))
    let coverage = fields.integer("minimumCoverage", in: 0...100)
    let groups = Self.keys(form, Names.groups).map { key in
      Scorecard.Group(key: key, name: text { Names.heading(key, $0) })
    }
    let measures = Self.keys(form, Names.measures).map { measure($0) }
    let exceptions = Self.keys(form, Names.exceptions).map { exception($0) }
    command.definition = Scorecard(
      groups: groups, measures: measures,
      bands: BandLimits(amber: amber ?? card.definition.bands.amber, green: green ?? card.definition.bands.green),
      minimumCoverage: coverage ?? card.definition.minimumCoverage, exceptions: exceptions)
  }

  /// What cannot be read, by the names of the fields.
  var problems: [Problem.Field] { fields.validation.problems }

  /// The keys of a list that are keys, each once, and at most one more than a scorecard has.
  static func keys(_ form: Query, _ name: String) -> [String] {
    var seen: Set<String> = []
    return (form[name] ?? "").split(separator: " ").map(String.init).filter { key in
      var validation = Validation()
      validation.key(key, "", others: [])
      return validation.problems.isEmpty && seen.insert(key).inserted
    }.prefix(Scorecard.mostParts + 1).map(\.self)
  }

  /// A text in up to three languages.
  private mutating func text(_ name: (LanguageCode) -> String) -> LocalizedText {
    var texts: [LanguageCode: String] = [:]
    for language in LanguageCode.allCases { texts[language] = fields.optionalText(name(language)) }
    return LocalizedText(texts)
  }

  private mutating func points(_ name: String) -> Points? {
    fields.number(name).flatMap { Points(rounding: NSDecimalNumber(decimal: $0).doubleValue) }
  }

  private mutating func measure(_ key: String) -> Measure {
    let per = fields.optionalText(Names.per(key))
    let source = fields.parsed(Names.source(key), "notAChoice") { ScorecardForm.source($0, per: per) }
    fields.validation.require(source != nil || isReported(Names.source(key)), "/\(Names.source(key))", "required")
    let curve = fields.parsed(Names.curve(key), "notACurve", ScorecardForm.curve)
    let weight = fields.number(Names.weight(key))
    fields.validation.require(weight != nil || isReported(Names.weight(key)), "/\(Names.weight(key))", "required")
    let chosen = source ?? .unchosen
    let name = text { Names.name(key, $0) }
    return Measure(
      key: key, name: name.all.isEmpty ? sourceName(chosen) : name,
      group: fields.optionalText(Names.group(key)) ?? "", source: chosen, window: window(key),
      aggregate: aggregate(key, chosen), curve: curve ?? PointsCurve([]), weight: weight ?? 0, missing: missing(key))
  }

  /// A field has its latest value and a ratio compares totals, whatever else was chosen.
  private mutating func aggregate(_ key: String, _ source: MeasureSource) -> MeasureAggregate {
    let chosen = fields.choice(Names.aggregate(key), of: MeasureAggregate.self)
    return switch source {
    case .field: .last
    case .ratio: .sum
    case .metric: chosen ?? .sum
    }
  }

  private mutating func window(_ key: String) -> MeasureWindow {
    let kind = fields.choice(Names.window(key), of: ScorecardForm.WindowKind.self)
    let days = fields.integer(Names.days(key), in: 1...MeasureWindow.longest)
    guard kind != .stage else { return .sinceStageBegan }
    let isSaid = days != nil || isReported(Names.days(key))
    fields.validation.require(isSaid, "/\(Names.days(key))", "required")
    return .lastDays(days ?? 1)
  }

  private mutating func missing(_ key: String) -> MissingPolicy {
    let stale = fields.integer(Names.stale(key), in: 1...MissingPolicy.longestCarry)
    switch fields.choice(Names.policy(key), of: MissingPolicy.Name.self) {
    case .carry, nil: return stale.map { .carry(staleAfter: $0) } ?? .standard
    case .exclude: return .exclude
    case .neutral: return .neutral
    case .worst: return .worst
    }
  }

  private mutating func exception(_ key: String) -> ScoreException {
    let condition = fields.text(Names.condition(key), limit: 500)
    let limit = points(Names.points(key))
    let effect: ScoreException.Effect
    switch fields.optionalText(Names.effect(key)) {
    case "floor": effect = .floor(limit ?? .zero)
    case let name?: effect = Band(rawValue: name).map { .band($0) } ?? .cap(limit ?? .zero)
    case nil: effect = .cap(limit ?? .zero)
    }
    if effect.band == nil {
      fields.validation.require(
        limit != nil || isReported(Names.points(key)), "/\(Names.points(key))", "required")
    }
    return ScoreException(
      key: key, condition: condition, effect: effect, reason: text { Names.reason(key, $0) })
  }

  private func isReported(_ name: String) -> Bool { problems.contains { $0.pointer == "/\(name)" } }
}

extension MeasureSource {
  /// Of a measure in a form whose source nobody has chosen yet.
  static let unchosen = MeasureSource.field("")
}

extension ScorecardFormReading {
  /// Everything that is wrong, by the names of the form's fields: what cannot be read, and of `others`, whose pointers
  /// lead into a definition, what is not said of the same field already.
  func problem(with others: [Problem.Field]) -> Problem? {
    var all = problems
    for field in others {
      let pointer = "/\(name(of: field.pointer))"
      // Weights that cannot be read are not missing.
      if pointer == "/\(Names.measures)", !problems.isEmpty { continue }
      if problems.contains(where: { $0.pointer == pointer }) { continue }
      all.append(Problem.Field(pointer: pointer, code: field.code, arguments: field.arguments))
    }
    return all.isEmpty ? nil : .invalid(all)
  }

  /// The field that a pointer into a definition is about.
  private func name(of pointer: String) -> String {
    let parts = pointer.split(separator: "/").map(String.init)
    guard parts.first == "definition", parts.count > 1 else { return parts.joined(separator: "/") }
    guard parts.count > 2, let index = Int(parts[2]) else { return parts.last ?? "" }
    let part = parts.count > 3 ? parts[3] : ""
    let definition = command.definition
    switch parts[1] {
    case "groups" where definition.groups.indices.contains(index):
      return Names.heading(definition.groups[index].key, language(parts))
    case "measures" where definition.measures.indices.contains(index):
      return name(of: part, parts, definition.measures[index].key)
    case "exceptions" where definition.exceptions.indices.contains(index):
      return name(ofException: part, parts, definition.exceptions[index].key)
    default: return parts[1]
    }
  }

  private func name(of part: String, _ parts: [String], _ key: String) -> String {
    switch part {
    case "name": Names.name(key, language(parts))
    case "group": Names.group(key)
    case "source": parts.last == "per" ? Names.per(key) : Names.source(key)
    case "window": parts.last == "since" ? Names.window(key) : Names.days(key)
    case "aggregate": Names.aggregate(key)
    case "weight": Names.weight(key)
    case "missing": Names.stale(key)
    default: Names.curve(key)
    }
  }

  private func name(ofException part: String, _ parts: [String], _ key: String) -> String {
    switch part {
    case "condition": Names.condition(key)
    case "effect": parts.last == "band" ? Names.effect(key) : Names.points(key)
    default: Names.reason(key, language(parts))
    }
  }

  private func language(_ parts: [String]) -> LanguageCode {
    parts.count > 4 ? LanguageCode(rawValue: parts[4]) ?? language : language
  }
}
