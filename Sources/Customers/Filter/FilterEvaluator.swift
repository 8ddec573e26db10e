import Kernel

/// Answers bound filters in memory, with the same meaning as the compiled conditions.
public struct FilterEvaluator: Sendable {
  private let context: FilterContext

  public init(context: FilterContext) { self.context = context }

  /// Whether `facts` answer `filter`.
  public func matches<Subject>(_ filter: BoundFilter<Subject>, _ facts: FilterFacts) -> Bool {
    switch filter {
    case .all(let parts): parts.allSatisfy { matches($0, facts) }
    case .any(let parts): parts.contains { matches($0, facts) }
    case .not(let part): !matches(part, facts)
    case .text(let folded): contains(facts.name, folded)
    case .comparison(let field, let comparison): holds(comparison, facts.values[field.key], field.type)
    }
  }

  private func holds(_ comparison: FilterComparison, _ fact: FilterFact?, _ type: FilterType) -> Bool {
    guard let fact, fact != .words([]) else { return comparison == .absent }
    return switch (comparison, fact) {
    case (.present, _): true
    case (.absent, _): false
    case (.contains(let texts), .text(let text)): texts.contains { contains(text, $0) }
    case (.words(let words), .text(let text)): words.contains(normal(text, type))
    case (.words(let words), .words(let list)): list.contains { words.contains(normal($0, type)) }
    case (.numbers(let bounds), .number(let number)): bounds.contains { $0.contains(number) }
    case (.money(let bounds), .money(let amount)): bounds.contains { $0.contains(amount) }
    case (.days(let bounds), .day(let day)): bounds.contains { $0.contains(day) }
    case (.days(let bounds), .moment(let moment)): bounds.contains { $0.contains(moment.day(in: context.timeZone)) }
    case (.flag(let wanted), .flag(let flag)): wanted == flag
    case (.people(let people), .person(let person)): people.contains(person)
    default: false
    }
  }

  private func normal(_ word: String, _ type: FilterType) -> String { type.foldsWords ? context.fold(word) : word }

  /// By code points, as databases compare.
  private func contains(_ text: String, _ folded: String) -> Bool {
    let (text, part) = (Array(context.fold(text).utf8), Array(folded.utf8))
    guard part.count <= text.count else { return false }
    return (0...(text.count - part.count)).contains { text[$0...].starts(with: part) }
  }
}
