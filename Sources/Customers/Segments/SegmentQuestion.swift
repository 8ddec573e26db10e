import Kernel
import Language
import Storage

/// A segment's filter as it is stored: segments and people stand in it by their ids, so that it goes on meaning
/// the same when they are renamed.
struct SegmentQuestion: Sendable {
  let expression: FilterExpression
  private let vocabulary: AccountVocabulary
  private let workspace: Workspace

  /// Reads a question as a person writes it, or as it is stored.
  init(_ text: String, _ vocabulary: AccountVocabulary, of workspace: Workspace) throws(FilterProblems) {
    expression = try FilterParser.parse(text)
    self.vocabulary = vocabulary
    self.workspace = workspace
  }

  /// The text to store.
  var stored: String {
    rewritten { field, word in
      switch field.type {
      case .choice(let choices) where field.key == SegmentFields.key:
        choices.first { $0.isCalled(word.text) }.map { [$0.value] }
      case .person: vocabulary.people(named: word.text).map(\.description)
      default: nil
      }
    }.description
  }

  /// The text to show: names in place of ids.
  var shown: String {
    rewritten { field, word in
      switch field.type {
      case .choice(let choices) where field.key == SegmentFields.key:
        choices.first { $0.value == word.text }.map { [$0.names.shown(in: .english)] }
      case .person: ID<Person>(word.text).flatMap { vocabulary.people[$0] }.map { [$0] }
      default: nil
      }
    }.description
  }

  /// The segments that it names, each with the word that names it.
  var segments: [(id: ID<Segment>, word: FilterWord)] {
    terms(of: expression).flatMap { term -> [(id: ID<Segment>, word: FilterWord)] in
      guard let field = field(term), field.key == SegmentFields.key, case .choice(let choices) = field.type else {
        return []
      }
      return term.values.compactMap { word in
        choices.first { $0.isCalled(word.text) }.flatMap { ID<Segment>($0.value) }.map { ($0, word) }
      }
    }
  }

  /// The condition on the aliases `a` and `s`.
  ///
  /// - Parameter permissions: what the one who asks may ask about; everything when the program asks.
  func condition(
    on today: LocalDate, permissions: Set<Permission> = Set(Permission.allCases)
  ) throws(FilterProblems) -> SQL {
    let people = vocabulary
    // A segment has no reader: `me` is refused.
    let context = FilterContext(
      workspace: workspace.id, viewer: nil, permissions: permissions, language: workspace.language, today: today,
      timeZone: workspace.timeZone, currency: workspace.currency, fold: { TextNormalizer.folded($0) },
      people: { people.people(named: $0) })
    return try FilterCompiler.compile(expression, fields: vocabulary.fields(), context: context)
  }

  private func field(_ term: FilterTerm) -> FilterField<Account>? {
    vocabulary.fields().find(term.field.text, permissions: Set(Permission.allCases))
  }

  private func terms(of expression: FilterExpression) -> [FilterTerm] {
    switch expression.kind {
    case .all(let parts), .any(let parts): parts.flatMap(terms)
    case .not(let part): terms(of: part)
    case .term(let term): [term]
    case .text: []
    }
  }

  /// The expression with values replaced; a value for which `replace` knows nothing stays.
  private func rewritten(_ replace: (FilterField<Account>, FilterWord) -> [String]?) -> FilterExpression {
    func rewrite(_ expression: FilterExpression) -> FilterExpression {
      let kind: FilterExpression.Kind =
        switch expression.kind {
        case .all(let parts): .all(parts.map(rewrite))
        case .any(let parts): .any(parts.map(rewrite))
        case .not(let part): .not(rewrite(part))
        case .text(let word): .text(word)
        case .term(let term): .term(rewrite(term))
        }
      return FilterExpression(kind, range: expression.range)
    }
    func rewrite(_ term: FilterTerm) -> FilterTerm {
      guard let field = field(term) else { return term }
      let values = term.values.flatMap { word -> [FilterWord] in
        if !word.isQuoted, FilterVocabulary.word(word.text) != nil { return [word] }
        let texts = replace(field, word) ?? []
        return texts.isEmpty
          ? [word]
          : texts.map {
            FilterWord($0, isQuoted: FilterVocabulary.word($0) != nil, range: word.range)
          }
      }
      return FilterTerm(term.field, term.comparison, values)
    }
    return rewrite(expression)
  }
}
