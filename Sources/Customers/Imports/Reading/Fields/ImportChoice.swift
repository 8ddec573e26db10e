/// A field whose values are a few words that Saathi knows.
public enum ImportChoice: String, Sendable, Equatable, CaseIterable {
  case priority, billingPeriod

  /// The stored words, each with the ways in which people write it in three languages.
  private var table: [(word: String, written: String)] {
    switch self {
    case .priority:
      [
        ("low", "low|p4|minor|trivial|낮음|कम|निम्न"),
        ("normal", "normal|medium|moderate|standard|p3|보통|중간|सामान्य|मध्यम"),
        ("high", "high|major|important|p2|높음|중요|उच्च|ज़्यादा"),
        ("urgent", "urgent|critical|emergency|blocker|highest|p1|p0|긴급|매우 높음|अत्यावश्यक|तत्काल|गंभीर"),
      ]
    case .billingPeriod:
      [
        ("monthly", "monthly|month|per month|1 month|월간|월|매월|मासिक|महीना"),
        ("quarterly", "quarterly|quarter|3 months|분기|분기별|त्रैमासिक|तिमाही"),
        ("semiannual", "semiannual|semiannually|half yearly|6 months|반기|반년|अर्धवार्षिक|छमाही"),
        ("annual", "annual|annually|yearly|year|per year|12 months|연간|연|매년|년|वार्षिक|सालाना"),
      ]
    }
  }

  /// The words that are stored.
  public var words: [String] { table.map(\.word) }

  /// The stored word for what a file says; nil when it is none of them.
  public func word(for text: String) -> String? {
    let words = Self.written[self]
    return words?[text] ?? words?[HeaderName.fold(text)]
  }

  private static let written: [ImportChoice: [String: String]] = Dictionary(
    uniqueKeysWithValues: allCases.map { choice in
      let pairs = choice.table.flatMap { entry in
        entry.written.split(separator: "|").map { (HeaderName.fold(String($0)), entry.word) }
      }
      return (choice, Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
    })
}
