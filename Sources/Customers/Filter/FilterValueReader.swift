import Kernel

/// Reads the values of one term as its field's type says.
struct FilterValueReader<Subject> {
  private let field: FilterField<Subject>
  private let term: FilterTerm
  private let context: FilterContext
  private(set) var problems: [FilterProblem] = []

  init(field: FilterField<Subject>, term: FilterTerm, context: FilterContext) {
    self.field = field
    self.term = term
    self.context = context
  }

  /// The comparison with any of `words`; nil when one of them is wrong (see `problems`).
  mutating func read(_ words: [FilterWord]) -> FilterComparison? {
    let words = regrouped(words)
    if words.count > 1, takesOneValue {
      report(.oneValueOnly, FilterWord(term.comparison.rawValue, range: term.valuesRange))
      return nil
    }
    let comparison = typed(words)
    return problems.isEmpty ? comparison : nil
  }

  private mutating func typed(_ words: [FilterWord]) -> FilterComparison? {
    switch field.type {
    case .text: text(words)
    case .tags: .words(words.map { context.fold($0.text) })
    case .choice(let choices): .words(words.compactMap { choice($0, among: choices) })
    case .number: .numbers(words.compactMap { bounds($0, .badNumber) { FilterDecimal($0)?.double } })
    case .percent: .numbers(words.compactMap { bounds($0, .badPercent, Self.ratio) })
    case .money: .money(amounts(words))
    case .date(let sense): .days(words.compactMap { days($0, sense) })
    case .boolean: words.first.flatMap { flag($0) }.map { .flag($0) }
    case .person: .people(words.flatMap { people($0) })
    case .reference(let accepts): .words(words.compactMap { reference($0, accepts) })
    }
  }

  private func text(_ words: [FilterWord]) -> FilterComparison {
    let folded = words.map { context.fold($0.text) }
    return term.comparison == .matches ? .contains(folded) : .words(folded)
  }

  private var takesOneValue: Bool {
    if case .boolean = field.type { return true }
    return term.comparison.isOrdering
  }

  /// Puts `>=50,000` together again: after an order a comma can only be a thousands mark.
  private func regrouped(_ words: [FilterWord]) -> [FilterWord] {
    guard words.count > 1, field.type.isNumeric, term.comparison.isOrdering else { return words }
    let whole = words.map(\.text).joined(separator: ",")
    let number = whole.hasSuffix("%") ? String(whole.dropLast()) : whole
    return FilterDecimal(number) == nil ? words : [FilterWord(whole, range: term.valuesRange)]
  }

  private mutating func choice(_ word: FilterWord, among choices: [FilterChoice]) -> String? {
    if let found = choices.first(where: { $0.isCalled(word.text) }) { return found.value }
    let known = choices.flatMap { choice in
      ([choice.value] + choice.names.all).map { (name: $0, result: choice.names.typed(in: context.language)) }
    }
    report(.unknownValue, word, suggestions: EditDistance.nearest(to: word.text, among: known))
    return nil
  }

  private mutating func flag(_ word: FilterWord) -> Bool? {
    switch FilterVocabulary.word(word.text) {
    case .yes: return true
    case .no: return false
    default:
      let words = [FilterVocabulary.Word.yes, .no].map { FilterVocabulary.spelling($0, context.language) }
      report(.badBoolean, word, suggestions: words)
      return nil
    }
  }

  private mutating func people(_ word: FilterWord) -> [ID<Person>] {
    if !word.isQuoted, FilterVocabulary.word(word.text) == .me {
      if context.viewer == nil { report(.nobodySignedIn, word) }
      return context.viewer.map { [$0] } ?? []
    }
    if let id = ID<Person>(word.text) { return [id] }
    let found = context.people(word.text)
    if found.isEmpty { report(.unknownPerson, word) }
    return found
  }

  private mutating func reference(_ word: FilterWord, _ accepts: (String) -> Bool) -> String? {
    let text = word.text.precomposedStringWithCanonicalMapping
    if !accepts(text) { report(.badReference, word) }
    return text
  }

  mutating func report(_ code: FilterProblem.Code, _ word: FilterWord, suggestions: [String] = []) {
    let arguments = [
      "word": word.text, "field": field.names.shown(in: context.language), "operator": term.comparison.rawValue,
    ]
    problems.append(FilterProblem(code, word.range, arguments, suggestions: suggestions))
  }

  /// The two ends of `a..b`, either of which may be left out; nil for a value that is no range.
  func ends(_ word: FilterWord) -> (lower: String, upper: String)? {
    let scalars = Array(word.text.unicodeScalars)
    guard let dot = scalars.indices.dropLast().first(where: { scalars[$0] == "." && scalars[$0 + 1] == "." }) else {
      return nil
    }
    let whole = FilterScanner(scalars)
    return (whole.text(0..<dot), whole.text(dot + 2..<scalars.count))
  }

  var isOrdering: Bool { term.comparison.isOrdering }
  var comparison: FilterOperator { term.comparison }
  var today: LocalDate { context.today }
  var currency: Currency { context.currency }
}
