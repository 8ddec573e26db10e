@testable import Customers
import Kernel
import Testing

@Suite struct FilterProblemTests {
  @Test(arguments: [
    ("\"abc", "unclosedQuote", 0..<1), ("(a", "unclosedParenthesis", 0..<1), ("a) b", "unopenedParenthesis", 1..<2),
    ("a () b", "emptyParentheses", 2..<4), ("a OR", "missingTerm", 2..<4), ("OR a", "missingTerm", 0..<2),
    ("a AND", "missingTerm", 2..<5), ("- a", "missingTerm", 0..<1), ("-OR a", "missingTerm", 0..<1),
    ("\"\"", "missingTerm", 0..<2),
    (">5", "missingField", 0..<1), ("stage:", "missingValue", 5..<6), ("stage: arr>5", "missingValue", 5..<6),
    ("stage:churned,", "missingValue", 13..<14), ("health:=5", "badOperator", 6..<8),
    ("a\u{0}b", "controlCharacter", 1..<2), ("colour:red", "unknownField", 0..<6),
    ("owner>me", "operatorNotAllowed", 0..<5), ("health>5,6", "oneValueOnly", 7..<10),
    ("health>5..6", "rangeNotAllowed", 7..<11), ("health:6..5", "reversedRange", 7..<11),
    ("stage:xyz", "unknownValue", 6..<9), ("health<abc", "badNumber", 7..<10), ("health<5%", "badNumber", 7..<9),
    ("arr>1.234", "badAmount", 4..<9), ("arr>99999999999999999999", "badAmount", 4..<24),
    ("arr>5,00", "oneValueOnly", 4..<8), ("seats.used<x", "badPercent", 11..<12),
    ("renewal<2026-02-30", "badDate", 8..<18), ("renewal<9000y", "dateOutOfRange", 8..<13),
    ("churned:maybe", "badBoolean", 8..<13), ("owner:Nobody", "unknownPerson", 6..<12),
    ("parent:xyz", "badReference", 7..<10), ("owner:\"me\"", "unknownPerson", 6..<10),
  ])
  func `a problem points at the word`(text: String, code: String, range: Range<Int>) {
    let problems = Shop.problems(text)
    #expect(problems.map(\.code.rawValue) == [code])
    #expect(problems.first?.range == range)
  }

  @Test func `all mistakes are reported at once, in order`() {
    let problems = Shop.problems("helth<x stage: arr>abc (")
    #expect(
      problems.map(\.code) == [.unknownField, .missingValue, .badAmount, .unclosedParenthesis])
  }

  @Test(arguments: [
    ("helth<50", "health", LanguageCode.english), ("स्वास्थय<50", "स्वास्थ्य", .hindi), ("건감점수<50", "건강점수", .korean),
    ("last_sen>3d", "last_seen", .english), ("stage:onbording", "onboarding", .english),
  ])
  func `the nearest name is suggested`(text: String, suggestion: String, language: LanguageCode) {
    #expect(Shop.problems(text, Shop.context(language: language)).first?.suggestions.first == suggestion)
  }

  @Test func `a field that needs a permission does not exist without it`() {
    #expect(Shop.problems("health<50").isEmpty)
    let hidden = Shop.problems("health<50", Shop.context(permissions: []))
    #expect(hidden.map(\.code) == [.unknownField])
    #expect(hidden.first?.suggestions == [])
  }

  @Test func `me needs somebody who asks`() {
    #expect(Shop.problems("owner:me", Shop.context(viewer: nil)).map(\.code) == [.nobodySignedIn])
  }

  @Test func `the wire form carries place, word and suggestion`() {
    let problem = FilterProblems.from("arr>5 helth<50").problem()
    #expect(problem.status == 422)
    #expect(problem.fields.map(\.pointer) == ["/filter"])
    #expect(problem.fields.map(\.code) == ["filter.unknownField"])
    #expect(
      problem.fields.first?.arguments == ["from": "6", "to": "11", "word": "helth", "suggestion": "health"])
  }

  @Test func `limits hold exactly`() {
    func nested(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + "a" + String(repeating: ")", count: depth)
    }
    #expect(Shop.problems(nested(20)).isEmpty)
    #expect(Shop.problems(nested(21)).map(\.code) == [.tooDeep])
    #expect(Shop.problems(String(repeating: "-", count: 1999) + "a").map(\.code) == [.tooDeep])
    #expect(Shop.problems(String(repeating: "a ", count: 100)).isEmpty)
    #expect(Shop.problems(String(repeating: "a ", count: 101)).map(\.code) == [.tooManyTerms])
    let values = "health:" + Array(repeating: "1", count: 101).joined(separator: ",")
    #expect(Shop.problems(values).map(\.code) == [.tooManyTerms])
    #expect(Shop.problems(String(repeating: "a", count: 2000)).isEmpty)
    #expect(Shop.problems(String(repeating: "a", count: 10_000_000)).map(\.code) == [.tooLong])
  }
}

extension FilterProblems {
  /// The problems of a text that has some.
  fileprivate static func from(_ text: String) -> FilterProblems {
    do throws(FilterProblems) {
      _ = try FilterCompiler.compile(text, fields: Shop.fields, context: Shop.context())
      return FilterProblems([])
    } catch { return error }
  }
}
