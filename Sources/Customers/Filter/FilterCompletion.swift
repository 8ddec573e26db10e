import Kernel

/// What may come next while a filter is typed.
public enum FilterCompletion {
  /// At most this many lines.
  public static let limit = 20

  /// The suggestions at `cursor`, best first, in the reader's language.
  ///
  /// - Parameters:
  ///   - cursor: in Unicode code points of `text`; beyond its end counts as its end.
  ///   - permissions: fields that need others are not suggested.
  ///   - known: values that the field at the cursor has somewhere, for fields that list none themselves.
  public static func complete<Subject>(
    _ text: String, cursor: Int, fields: FilterFields<Subject>, permissions: Set<Permission>, language: LanguageCode,
    known: [FilterChoice] = []
  ) -> [FilterSuggestion] {
    let place = place(text, cursor)
    let completion = Completion(place: place, language: language, known: known)
    let suggestions: [FilterSuggestion] =
      switch place.expects {
      case .nothing: []
      case .term: completion.terms(fields.visible(with: permissions)) { fields.typed($0, in: language) }
      case .value(let name, let comparison):
        fields.find(name, permissions: permissions).map { completion.values(of: $0, comparison) } ?? []
      }
    return Array(suggestions.prefix(limit))
  }

  /// The key of the field whose value is expected at `cursor`, and what of the value is typed, folded as names are.
  public static func expectedValue<Subject>(
    _ text: String, cursor: Int, fields: FilterFields<Subject>, permissions: Set<Permission>
  ) -> (field: String, prefix: String)? {
    let place = place(text, cursor)
    guard case .value(let name, _) = place.expects, let field = fields.find(name, permissions: permissions) else {
      return nil
    }
    return (field.key, place.prefix)
  }

  private static func place(_ text: String, _ cursor: Int) -> FilterPlace {
    FilterPlace(Array(text.unicodeScalars.prefix(min(FilterLimits.length, max(0, cursor)))))
  }
}

/// The suggestions for one place.
private struct Completion {
  let place: FilterPlace
  let language: LanguageCode
  let known: [FilterChoice]

  /// - Parameter typed: what is written for a field.
  func terms<Subject>(
    _ fields: [FilterField<Subject>], typed: (FilterField<Subject>) -> String
  ) -> [FilterSuggestion] {
    let exact = fields.first { field in names(field).contains { FilterVocabulary.fold($0) == place.prefix } }
    let fieldLines = ranked(fields.map { (names($0), $0) }).map { field in
      suggestion(.field, field.names.shown(in: language), typed(field) + ":")
    }
    let joints: [FilterVocabulary.Joint] = place.prefix.isEmpty || place.isNegated ? [] : [.or, .and]
    let jointLines = joints.filter { matches([FilterVocabulary.spelling($0, language)]) }.map { joint in
      let spelling = FilterVocabulary.spelling(joint, language)
      return suggestion(.word, spelling, spelling + " ")
    }
    return (exact.map { comparisons($0, typed($0)) } ?? []) + fieldLines + jointLines
  }

  func values<Subject>(of field: FilterField<Subject>, _ comparison: FilterOperator) -> [FilterSuggestion] {
    guard field.operators.contains(comparison) else { return [] }
    let (typed, own) = (typedValues(field.type), words(field.type, comparison))
    // Of people one is asked about most: oneself.
    if case .person = field.type, own.first?.kind == .word { return own.prefix(1) + typed + own.dropFirst() }
    return typed + own
  }

  private func typedValues(_ type: FilterType) -> [FilterSuggestion] {
    guard case .choice(let choices) = type else { return known.isEmpty ? [] : knownValues }
    return ranked(choices.map { ([$0.value] + $0.names.all, $0) }).map { choice in
      let typed = choice.names.typed(in: language)
      let isUnderstood = choices.first { $0.isCalled(typed) } == choice
      let word = FilterWord(isUnderstood ? typed : choice.value, isQuoted: isFixed(typed))
      return suggestion(.value, choice.names.shown(in: language), word.printedAsValue())
    }
  }

  /// What is stored is typed as it is stored; its name, where it has one, is only shown.
  private var knownValues: [FilterSuggestion] {
    ranked(known.map { ([$0.value] + $0.names.all, $0) }).map { choice in
      let word = FilterWord(choice.value, isQuoted: isFixed(choice.value) || FilterVocabulary.word(choice.value) == .me)
      return suggestion(.value, choice.names.shown(in: language), word.printedAsValue())
    }
  }

  /// A value that is called like one of the language's own words has to be quoted.
  private func isFixed(_ name: String) -> Bool {
    switch FilterVocabulary.word(name) {
    case .none?, .any?: true
    default: false
    }
  }

  private func words(_ type: FilterType, _ comparison: FilterOperator) -> [FilterSuggestion] {
    let own: [FilterVocabulary.Word] =
      switch type {
      case .boolean: [.yes, .no]
      case .person: [.me]
      case .date: [.today, .yesterday, .tomorrow]
      default: []
      }
    let emptiness: [FilterVocabulary.Word] = comparison.isOrdering ? [] : [.none, .any]
    return (own + emptiness).compactMap { word in
      let shown = FilterVocabulary.spelling(word, language)
      let isMeant = matches([shown, FilterVocabulary.spelling(word, .english)])
      return isMeant ? suggestion(.word, shown, shown) : nil
    }
  }

  private func comparisons<Subject>(_ field: FilterField<Subject>, _ name: String) -> [FilterSuggestion] {
    FilterOperator.allCases.filter(field.operators.contains).map { comparison in
      suggestion(.comparison, name + comparison.rawValue, name + comparison.rawValue)
    }
  }

  private func names<Subject>(_ field: FilterField<Subject>) -> [String] { [field.key] + field.names.all }

  /// Those whose name begins as typed, then those that contain it, each in the given order.
  private func ranked<Item>(_ items: [([String], Item)]) -> [Item] {
    let beginning = items.filter { names, _ in names.contains { FilterVocabulary.fold($0).hasPrefix(place.prefix) } }
    guard !place.prefix.isEmpty else { return beginning.map(\.1) }
    let containing = items.filter { names, _ in
      let folded = names.map(FilterVocabulary.fold)
      return !folded.contains { $0.hasPrefix(place.prefix) } && folded.contains { $0.contains(place.prefix) }
    }
    return (beginning + containing).map(\.1)
  }

  private func matches(_ spellings: [String]) -> Bool {
    spellings.contains { FilterVocabulary.fold($0).hasPrefix(place.prefix) }
  }

  private func suggestion(_ kind: FilterSuggestion.Kind, _ label: String, _ insertion: String) -> FilterSuggestion {
    FilterSuggestion(kind: kind, label: label, insertion: insertion, range: place.range)
  }
}
