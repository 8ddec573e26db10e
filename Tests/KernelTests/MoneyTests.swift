import Kernel
import Testing

@Suite struct `Money` {
  @Test(arguments: [("10.50", 1050), ("-3", -300), ("0.1", 10), ("1234567.00", 123_456_700), ("5.000", 500)])
  func `is read exactly`(text: String, minor: Int64) {
    #expect(Kernel.Money(decimal: text, currency: .usd)?.minorUnits == minor)
  }

  @Test(arguments: ["", ".", "1.005", "1e3", "--1", "1,000", "99999999999999999999"])
  func `is refused when it is not exact`(text: String) {
    #expect(Kernel.Money(decimal: text, currency: .usd) == nil)
  }

  @Test func `of the won has no minor unit`() {
    #expect(Kernel.Money(decimal: "1050", currency: .krw)?.decimal == "1050")
    #expect(Kernel.Money(decimal: "10.5", currency: .krw) == nil)
  }

  @Test func `of two currencies does not add up`() throws {
    let dollars = Kernel.Money(minorUnits: 1, currency: .usd)
    #expect(throws: MoneyError.differentCurrencies(.usd, .krw)) {
      try dollars.adding(Kernel.Money(minorUnits: 1, currency: .krw))
    }
    #expect(try dollars.adding(dollars).minorUnits == 2)
  }

  @Test func `that is too much is an error, not another amount`() {
    let most = Kernel.Money(minorUnits: .max, currency: .usd)
    #expect(throws: MoneyError.tooLarge) { try most.adding(Kernel.Money(minorUnits: 1, currency: .usd)) }
    #expect(throws: MoneyError.tooLarge) { try most.times(12) }
  }
}

@Suite struct `Points of health` {
  @Test func `are exact decimals with six places`() {
    #expect(Points(rounding: 61.2345675)?.millionths == 61_234_568)
    #expect(Points(millionths: 61_500_000).description == "61.5")
    #expect(Points(rounding: .infinity) == nil)
    #expect(Points(rounding: .nan) == nil)
  }
}

@Suite struct `A cursor` {
  @Test func `reads back what it says`() {
    let cursor = Cursor(["가나다", nil, "-1"])
    #expect(Cursor(cursor.description) == cursor)
    #expect(Cursor("%%%") == nil)
    #expect(Cursor("") == nil)
  }
}
