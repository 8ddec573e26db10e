import Customers
import Kernel

/// Random filters for property tests.
struct FilterRandom {
  private var random: SeededRandom

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  /// An expression as the parser makes them: no group of one.
  mutating func expression(depth: Int = 3) -> FilterExpression {
    switch Int.random(in: 0..<(depth > 0 ? 6 : 3), using: &random) {
    case 0, 1: FilterExpression(.term(term()))
    case 2: FilterExpression(.text(word(["acme", "OR", "कंपनी", "삼성", "a b", "-x", "\\\"", "a,b", "f:g"])))
    case 3: FilterExpression(.not(expression(depth: depth - 1)))
    case 4: FilterExpression(.all(list(depth)))
    default: FilterExpression(.any(list(depth)))
    }
  }

  /// Terms that `Shop` understands.
  mutating func meaningful(depth: Int = 3) -> FilterExpression {
    let terms = [
      "stage:onboarding", "stage:churned,none", "stage:any", "arr>=50,000", "arr<50k", "arr:40000..60000",
      "arr!=50000", "health<50", "health>=49.5", "health:none", "last_seen>30d", "last_seen<30d", "last_seen:1m",
      "renewal<90d", "renewal<=90d", "renewal:2027-02", "renewal>today", "seats.used<40%", "seats.used<=40",
      "churned:yes", "churned:no", "churned:none", "owner:me", "owner:Asha,me", "owner:none", "name:acme",
      "name=acme", "name:\"50%\"", "name:a_me", "corp", "renewal:none,2026", "-health>10", "last_seen:2026-10",
    ]
    let text = terms.randomElement(using: &random) ?? "corp"
    let leaf = (try? FilterParser.parse(text)) ?? .everything
    switch Int.random(in: 0..<(depth > 0 ? 5 : 2), using: &random) {
    case 0, 1: return leaf
    case 2: return FilterExpression(.not(meaningful(depth: depth - 1)))
    case 3: return FilterExpression(.all([meaningful(depth: depth - 1), meaningful(depth: depth - 1)]))
    default: return FilterExpression(.any([meaningful(depth: depth - 1), meaningful(depth: depth - 1)]))
    }
  }

  /// What nobody would type.
  mutating func hostile() -> String {
    let pieces = [
      "(", ")", "-", "\"", "“", "\\", ":", "=", "!=", "<", ">=", ",", " ", "OR", "and", "या", "또는", "\u{301}",
      "\u{200D}", "\u{202E}", "\n", "\u{0}", "..", "...", "30d", "99999y", "-5", "१२", "५०%", "arr", "health",
      "last_seen",
      "renewal", "owner", "me", "none", "any", "stage", "seats.used", "churned", "tag", "9999-12-31", "0001-01-01",
      "1e999", "99999999999999999999999999999", "%", "_", "'; DROP TABLE x", "👩‍👩‍👧", "한", "ㄱ",
    ]
    let count = Int.random(in: 0...60, using: &random)
    return (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }

  mutating func int(_ range: Range<Int>) -> Int { Int.random(in: range, using: &random) }

  mutating func facts() -> FilterFacts {
    var values: [String: FilterFact] = [:]
    for (key, value) in Shop.facts.values where key != "tag" && Bool.random(using: &random) { values[key] = value }
    if Bool.random(using: &random) { values["renewal"] = .day(Shop.day("2026-11-22") + int(-40..<120)) }
    if Bool.random(using: &random) { values["last_seen"] = .day(Shop.day("2026-11-22") + int(-40..<2)) }
    values["name"] = .text("Acme 50% Corp")
    return FilterFacts(name: "Acme 50% Corp", values)
  }

  private mutating func list(_ depth: Int) -> [FilterExpression] {
    (0..<Int.random(in: 2...3, using: &random)).map { _ in expression(depth: depth - 1) }
  }

  private mutating func term() -> FilterTerm {
    let values = (0..<Int.random(in: 1...3, using: &random)).map { _ in
      word(["x", "30d", "a b", ">5", "(", "no\"ne", "none", "or", "१२", "-4", "a:b", "ㄱ,"])
    }
    let comparison = FilterOperator.allCases.randomElement(using: &random) ?? .matches
    let names = ["arr", "last seen", "건강점수", "स्वास्थ्य", "or", "x!", "-y"]
    return FilterTerm(FilterWord(names.randomElement(using: &random) ?? "x"), comparison, values)
  }

  /// Quoted where a bare word would say something else, else by chance.
  private mutating func word(_ texts: [String]) -> FilterWord {
    let text = texts.randomElement(using: &random) ?? "x"
    let isSafe = text.allSatisfy { $0.isLetter || $0.isNumber } && FilterRandom.isNoJoint(text)
    return FilterWord(text, isQuoted: !isSafe || Bool.random(using: &random))
  }

  private static func isNoJoint(_ text: String) -> Bool { text.lowercased() != "or" }
}
