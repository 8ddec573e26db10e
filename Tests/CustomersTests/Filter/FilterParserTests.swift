import Customers
import Kernel
import Testing

@Suite struct FilterParserTests {
  @Test(arguments: [
    ("", ""), ("  \n ", ""), ("a  b", "a b"), ("a AND b", "a b"), ("a or b c", "a OR b c"),
    ("(a or b) c", "(a OR b) c"), ("((a))", "a"), ("-(a b)", "-(a b)"), ("--a", "--a"),
    ("arr >= 5", "arr>=5"), ("country: IN , KR", "country:IN,KR"), ("a≥5 b≠6", "a>=5 b!=6"),
    ("“free text”", "\"free text\""), ("x:\"a\\\"b\"", "x:\"a\\\"b\""), ("temp>-5", "temp>-5"),
    ("a या b", "a OR b"), ("a 또는 b", "a OR b"), ("\"OR\"", "\"OR\""), ("a!b", "a!b"), ("or:5", "or:5"),
    ("\"or\":5", "or:5"), ("x! =5", "\"x!\"=5"), ("x!=5", "x!=5"),
    ("last_seen>30d -churned:yes", "last_seen>30d -churned:yes"),
  ])
  func `a filter prints in one canonical way`(text: String, canonical: String) throws {
    let printed = try FilterParser.parse(text).description
    #expect(printed == canonical)
  }

  @Test func `blanks join, OR binds weaker, a minus negates`() throws {
    let parsed = try FilterParser.parse("a b OR -c")
    func text(_ word: String) -> FilterExpression { FilterExpression(.text(FilterWord(word))) }
    let expected = FilterExpression(
      .any([FilterExpression(.all([text("a"), text("b")])), FilterExpression(.not(text("c")))]))
    #expect(parsed == expected)
    #expect(parsed != text("a"))
  }

  @Test func `a term knows where it stands, in code points`() throws {
    let parsed = try FilterParser.parse("स्वास्थ्य<50 갱신<90d")
    guard case .all(let parts) = parsed.kind, case .term(let term) = parts[1].kind else {
      Issue.record("not two terms: \(parsed)")
      return
    }
    #expect(parts[0].range == 0..<12)
    #expect(term.field.range == 13..<15)
    #expect(term.values[0].range == 16..<19)
  }

  @Test func `parsing what was printed gives the same expression`() throws {
    for seed: UInt64 in 1...600 {
      var random = FilterRandom(seed: seed)
      let expression = random.expression()
      let parsed = try FilterParser.parse(expression.description)
      #expect(parsed == expression, "seed \(seed): \(expression)")
    }
  }

  @Test func `hostile texts give an expression or a problem within the text, quickly`() {
    let clock = ContinuousClock()
    let duration = clock.measure {
      for seed: UInt64 in 1...3000 {
        var random = FilterRandom(seed: seed)
        let text = random.hostile()
        for problem in Shop.problems(text) {
          #expect(problem.range.upperBound <= text.unicodeScalars.count, "seed \(seed): \(problem)")
          #expect(!problem.range.isEmpty, "seed \(seed): \(text) \(problem)")
        }
        if let parsed = try? FilterParser.parse(text) {
          #expect((try? FilterParser.parse(parsed.description)) == parsed, "seed \(seed): \(text)")
        }
        let cursor = random.int(-1..<80)
        _ = FilterCompletion.complete(
          text, cursor: cursor, fields: Shop.fields, permissions: [], language: .korean)
      }
    }
    #expect(duration < .seconds(60))
  }
}
