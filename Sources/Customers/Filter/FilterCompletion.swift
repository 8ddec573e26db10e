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
  public static func complete<Subject>(
    _ text: String, cursor: Int, fields: FilterFields<Subject>, permissions: Set<Permission>, language: LanguageCode
  ) -> [FilterSuggestion] {
    let scalars = Array(text.unicodeScalars.prefix(min(FilterLimits.length, max(0, cursor))))
    let place = FilterPlace(scalars)
    let completion = Completion(place: place, language: language)
    let suggestions: [FilterSuggestion] =
      switch place.expects {
      case .nothing: []
      case .term: completion.terms(fields.visible(with: permissions))
      case .value(let name, let comparison):
        fields.find(name, permissions: permissions).map { completion.values(of: $0, comparison) } ?? []
      }
    return Array(suggestions.prefix(limit))
  }
}

/// The suggestions for one place.
private struct Completion {
  let place: FilterPlace
  let language: LanguageCode

  func terms<Subject>(_ fields: [FilterField<Subject>]) -> [FilterSuggestion] {
    let exact = fields.first { field in names(field).contains { FilterVocabulary.fold($0) == place.prefix } }
    let fieldLines = ranked(fields.map { (names($0), $0) }).map { field in
      suggestion(.field, field.names.shown(in: language), field.names.typed(in: language) + ":")
    }
    let joints: [FilterVocabulary.Joint] = place.prefix.isEmpty || place.isNegated ? [] : [.or, .and]
    let jointLines = joints.filter { matches([FilterVocabulary.spelling($0, language)]) }.map { joint in
      let spelling = FilterVocabulary.spelling(joint, language)
      return suggestion(.word, spelling, spelling + " ")
    }
    return (exact.map(comparisons) ?? []) + fieldLines + jointLines
  }

  func values<Subject>(of field: FilterField<Subject>, _ comparison: FilterOperator) -> [FilterSuggestion] {
    guard field.operators.contains(comparison) else { return [] }
    return typedValues(field.type) + words(field.type, comparison)
  }

  private func typedValues(_ type: FilterType) -> [FilterSuggestion] {
    guard case .choice(let choices) = type else { return [] }
    return ranked(choices.map { ([$0.value] + $0.names.all, $0) }).map { choice in
      let typed = choice.names.typed(in: language)
      let isUnderstood = choices.first { $0.isCalled(typed) } == choice
      let word = FilterWord(isUnderstood ? typed : choice.value, isQuoted: isFixed(typed))
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

  private func comparisons<Subject>(_ field: FilterField<Subject>) -> [FilterSuggestion] {
    FilterOperator.allCases.filter(field.operators.contains).map { comparison in
      let name = field.names.typed(in: language)
      return suggestion(.comparison, name + comparison.rawValue, name + comparison.rawValue)
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
