/// What a field holds, which decides how its values are read and compared.
public enum FilterType: Sendable {
  /// Which way a span of time counts: `last_seen>30d` is more than 30 days ago, `renewal<90d` within 90 days.
  public enum Sense: Sendable { case past, future }

  /// `:` asks for a part, `=` for the whole, both folded.
  case text
  case choice([FilterChoice])
  case number
  /// Minor units of the context's currency.
  case money
  /// A ratio: `40` and `40%` are both 0.4.
  case percent
  case date(Sense)
  case boolean
  case person
  /// A list of words, folded.
  case tags
  /// Another thing's id or key, taken as it is written when `accepts` holds.
  case reference(accepts: @Sendable (String) -> Bool)

  /// What a field of this type allows unless it says otherwise.
  public var operators: Set<FilterOperator> {
    switch self {
    case .number, .money, .percent, .date: FilterOperator.every
    case .text, .choice, .boolean, .person, .tags, .reference: FilterOperator.equality
    }
  }

  var isNumeric: Bool {
    switch self {
    case .number, .money, .percent: true
    default: false
    }
  }

  /// Whether words are compared by their folded form.
  var foldsWords: Bool {
    switch self {
    case .text, .tags: true
    default: false
    }
  }
}
