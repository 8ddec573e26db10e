import Kernel

/// Finds the fields of an expression and reads its values, collecting every mistake.
struct FilterBinder<Subject> {
  private let fields: FilterFields<Subject>
  private let context: FilterContext
  private(set) var problems: [FilterProblem] = []

  init(fields: FilterFields<Subject>, context: FilterContext) {
    self.fields = fields
    self.context = context
  }

  /// The bound form; where something is wrong it holds a part that is true of everything.
  mutating func bind(_ expression: FilterExpression) -> BoundFilter<Subject> {
    switch expression.kind {
    case .all(let parts): .all(parts.map { bind($0) })
    case .any(let parts): .any(parts.map { bind($0) })
    case .not(let part): .not(bind(part))
    case .text(let word): .text(context.fold(word.text))
    case .term(let term): bind(term) ?? .all([])
    }
  }

  private mutating func bind(_ term: FilterTerm) -> BoundFilter<Subject>? {
    guard let field = fields.find(term.field.text, permissions: context.permissions) else {
      report(.unknownField, term.field, suggestions: nearestFields(term.field.text))
      return nil
    }
    guard field.operators.contains(term.comparison) else {
      let allowed = FilterOperator.allCases.filter(field.operators.contains).map(\.rawValue)
      report(
        .operatorNotAllowed, term.field,
        ["field": shown(field), "operator": term.comparison.rawValue, "allowed": allowed.joined(separator: " ")],
        suggestions: allowed)
      return nil
    }
    let bound = bind(term, to: field)
    return term.comparison == .differs ? bound.map { .not($0) } : bound
  }

  private mutating func bind(_ term: FilterTerm, to field: FilterField<Subject>) -> BoundFilter<Subject>? {
    var parts: [FilterComparison] = []
    var literals: [FilterWord] = []
    for value in term.values {
      switch emptiness(value, term.comparison) {
      case .some(let comparison): parts.append(comparison)
      case nil: literals.append(value)
      }
    }
    if !literals.isEmpty {
      var reader = FilterValueReader(field: field, term: term, context: context)
      let comparison = reader.read(literals)
      problems += reader.problems
      guard let comparison else { return nil }
      parts.append(comparison)
    }
    let bound = parts.map { BoundFilter<Subject>.comparison(field, $0) }
    return bound.count == 1 ? bound[0] : .any(bound)
  }

  /// `none` and `any` in place of a value.
  private func emptiness(_ value: FilterWord, _ comparison: FilterOperator) -> FilterComparison? {
    guard !value.isQuoted, !comparison.isOrdering else { return nil }
    return switch FilterVocabulary.word(value.text) {
    case .none?: .absent
    case .any?: .present
    default: nil
    }
  }

  private func shown(_ field: FilterField<Subject>) -> String { field.names.shown(in: context.language) }

  private func nearestFields(_ name: String) -> [String] {
    let known = fields.visible(with: context.permissions).flatMap { field in
      ([field.key] + field.names.all).map { (name: $0, result: fields.typed(field, in: context.language)) }
    }
    return EditDistance.nearest(to: name, among: known)
  }

  private mutating func report(
    _ code: FilterProblem.Code, _ word: FilterWord, _ arguments: [String: String] = [:], suggestions: [String] = []
  ) {
    let all = arguments.merging(["word": word.text]) { own, _ in own }
    problems.append(FilterProblem(code, word.range, all, suggestions: suggestions))
  }
}
