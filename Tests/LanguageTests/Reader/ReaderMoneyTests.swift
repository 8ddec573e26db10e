import Kernel
import Language
import Testing

@Suite struct ReaderMoneyTests {
  private func money(_ minorUnits: Int64, _ code: String) throws -> Money {
    Money(minorUnits: minorUnits, currency: try #require(Currency(code)))
  }

  @Test(arguments: [
    (LanguageCode.english, Int64(120_000), "USD", "$1,200"), (.english, 120_050, "USD", "$1,200.50"),
    (.english, 1200, "KRW", "₩1,200"), (.english, -1200, "KRW", "−₩1,200"),
    (.english, 123_450, "CHF", "CHF\u{A0}1,234.50"),
    (.english, 1, "USD", "$0.01"), (.english, 1500, "KWD", "KWD\u{A0}1.500"), (.english, 1234, "JPY", "¥1,234"),
    (.english, 500, "AUD", "A$5"), (.hindi, 123_456_700, "INR", "₹12,34,567"),
    (.hindi, 123_456_750, "INR", "₹12,34,567.50"),
    (.hindi, 120_000, "USD", "$1,200"), (.hindi, 1234, "JPY", "JP¥1,234"), (.korean, 120_000, "USD", "US$1,200"),
    (.korean, 1_234_567, "KRW", "₩1,234,567"), (.korean, 500, "CNY", "CN¥5"),
    (.english, .min, "KRW", "−₩9,223,372,036,854,775,808"),
  ])
  func `amounts carry their currency in front`(
    language: LanguageCode, minorUnits: Int64, code: String, expected: String
  ) throws {
    #expect(Reader(language: language).money(try money(minorUnits, code)) == expected)
  }

  @Test func `columns show the minor units always`() throws {
    let reader = Reader(language: .english)
    #expect(reader.money(try money(120_000, "USD"), fraction: .always) == "$1,200.00")
    #expect(reader.money(try money(1200, "KRW"), fraction: .always) == "₩1,200")
  }

  @Test(arguments: [
    (LanguageCode.english, Int64(1_234_500), "USD", "$12.3K"), (.hindi, 123_456_700, "INR", "₹12.3\u{A0}लाख"),
    (.korean, 123_456_789, "KRW", "₩1.23억"), (.english, -99_999_999, "USD", "−$1M"), (.english, 0, "USD", "$0"),
    (.english, 1234, "USD", "$12.3"),
  ])
  func `compact amounts`(language: LanguageCode, minorUnits: Int64, code: String, expected: String) throws {
    #expect(Reader(language: language).compact(try money(minorUnits, code)) == expected)
  }

  @Test func `changes of amounts carry their sign before the currency`() throws {
    let reader = Reader(language: .english)
    #expect(reader.signed(try money(120_000, "USD")) == "+$1,200")
    #expect(reader.signed(try money(-120_000, "USD")) == "−$1,200")
    #expect(reader.signedCompact(try money(1_234_500, "USD")) == "+$12.3K")
    #expect(reader.signed(try money(0, "USD")) == "$0")
  }
}
