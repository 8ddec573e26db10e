import Kernel
import Language
import Testing

@Suite struct WordsTests {
  private let catalogue = Catalogue([
    .english: [
      "greeting": "Hello {name}", "plain": "Plain", "rows#one": "{count} row of {file}",
      "rows#other": "{count} rows of {file}", "odd": "a {b c} } {",
    ],
    .hindi: ["rows#one": "{file} की {count} पंक्ति", "rows#other": "{file} की {count} पंक्तियाँ"],
    .korean: ["deleted": "{name|을/를} 삭제했습니다", "quoted": "「{name}」{|이/가} 있습니다", "rows#other": "{count}개 행"],
  ])

  private func words(_ language: LanguageCode) -> Words { catalogue.words(for: Reader(language: language)) }

  @Test func `placeholders take their values and nothing in a value is a placeholder`() {
    #expect(words(.english)("greeting", ["name": "{name} <b>"]) == "Hello {name} <b>")
    #expect(words(.english)["plain"] == "Plain")
  }

  @Test func `a value that is not given stays visible`() {
    #expect(words(.english)("greeting") == "Hello {name}")
  }

  @Test func `a missing key comes back as it is`() {
    #expect(words(.hindi)["plain"] == "plain")
    #expect(words(.hindi)("none", count: 2) == "none")
    #expect(!words(.hindi).contains("plain"))
    #expect(words(.english).contains("plain"))
  }

  @Test func `braces that are no placeholder stay`() {
    #expect(words(.english)["odd"] == "a {b c} } {")
  }

  @Test(arguments: [
    (LanguageCode.english, 0, "0 rows of x"), (.english, 1, "1 row of x"), (.english, 1234, "1,234 rows of x"),
    (.hindi, 0, "x की 0 पंक्ति"), (.hindi, 1, "x की 1 पंक्ति"), (.hindi, 123_456, "x की 1,23,456 पंक्तियाँ"),
    (.korean, 1, "1개 행"), (.korean, 21, "21개 행"),
  ])
  func `plural forms follow the count`(language: LanguageCode, count: Int, expected: String) {
    #expect(words(language)("rows", count: count, ["file": "x"]) == expected)
  }

  @Test(arguments: [
    ("한빛", "한빛을"), ("나무", "나무를"), ("서울", "서울을"), ("Google", "Google을"), ("Slack", "Slack을"),
    ("Twitter", "Twitter를"), ("LG", "LG를"), ("HR", "HR을"), ("iPhone", "iPhone을"), ("Chrome", "Chrome을"),
    ("Acme", "Acme를"), ("Zoom", "Zoom을"), ("Microsoft", "Microsoft를"), ("3", "3을"), ("2", "2를"), ("10", "10을"),
    ("50%", "50%를"), ("한빛(주)", "한빛(주)를"), ("「나무」", "「나무」를"), ("प्रिया", "प्रिया을(를)"), ("", "을(를)"),
    ("🙂", "🙂을(를)"), ("하\u{1102}", "하\u{1102}을(를)"),
  ])
  func `a Korean particle follows the last sound`(name: String, expected: String) {
    #expect(words(.korean)("deleted", ["name": name]) == expected + " 삭제했습니다")
  }

  @Test(arguments: [("한빛", "「한빛」이 있습니다"), ("나무", "「나무」가 있습니다")])
  func `a particle alone follows what stands before it, past brackets`(name: String, expected: String) {
    #expect(words(.korean)("quoted", ["name": name]) == expected)
  }

  @Test(arguments: [("서울", "서울로"), ("부산", "부산으로"), ("제주", "제주로"), ("7", "7로"), ("?", "?(으)로")])
  func `the directional particle is short after rieul too`(place: String, expected: String) {
    let words = Catalogue([.korean: ["to": "{place|으로/로}"]]).words(for: Reader(language: .korean))
    #expect(words("to", ["place": place]) == expected)
  }
}
