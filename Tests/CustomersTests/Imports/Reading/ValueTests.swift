import Foundation
import Kernel
import Testing

@testable import Customers

@Suite struct ValueTests {
  @Test(
    arguments: [
      ("2025-03-04", "2025-03-04"), ("2025/3/4", "2025-03-04"), ("2025.03.04", "2025-03-04"),
      ("20250304", "2025-03-04"),
      ("2025. 3. 4.", "2025-03-04"), ("2025년 3월 4일", "2025-03-04"), ("2025년3월4일", "2025-03-04"),
      ("04/03/2025", "2025-03-04"), ("4.3.2025", "2025-03-04"), ("4-3-25", "2025-03-04"), ("4 Mar 2025", "2025-03-04"),
      ("04-Mar-2025", "2025-03-04"), ("March 4, 2025", "2025-03-04"), ("Mar. 4 2025", "2025-03-04"),
      ("4 मार्च 2025", "2025-03-04"), ("०४/०३/२०२५", "2025-03-04"), ("2025-Mar-04", "2025-03-04"),
      ("9999-12-31", "9999-12-31"), ("31/12/1999 23:59", "1999-12-31"), ("2024-02-29", "2024-02-29"),
    ]) func `dates are read as people write them`(text: String, expected: String) throws
  {
    #expect(try DateText.parse(text, order: .dayMonthYear, zone: .gmt).day == LocalDate(expected))
  }

  @Test func `a zone never moves a day beyond the years that can be written`() throws {
    let seoul = try #require(TimeZone(identifier: "Asia/Seoul"))
    #expect(throws: ValueProblem(.dateOutOfRange, value: "0001-01-01")) {
      try DateText.parse("0001-01-01", order: nil, zone: seoul)
    }
  }

  @Test func `the decided order of day and month is followed`() throws {
    #expect(try DateText.parse("03/04/2025", order: .monthDayYear, zone: .gmt).day == LocalDate("2025-03-04"))
    #expect(try DateText.parse("03/04/2025", order: .dayMonthYear, zone: .gmt).day == LocalDate("2025-04-03"))
    #expect(throws: ValueProblem(.ambiguousDate, value: "03/04/2025")) {
      try DateText.parse("03/04/2025", order: nil, zone: .gmt)
    }
  }

  @Test(
    arguments: [
      ("2025-03-04T10:05:00Z", "2025-03-04T10:05:00.000Z"), ("2025-03-04 10:05:00.5+09:00", "2025-03-04T01:05:00.500Z"),
      ("2025-03-04 10:05", "2025-03-04T04:35:00.000Z"), ("2025-03-04T10:05:00-0330", "2025-03-04T13:35:00.000Z"),
      ("2025. 3. 4. 오후 3:05:00", "2025-03-04T09:35:00.000Z"), ("4/3/2025 3:05 PM", "2025-03-04T09:35:00.000Z"),
      ("4/3/2025, 12:05:00 am", "2025-03-03T18:35:00.000Z"), ("2025-03-04", "2025-03-03T18:30:00.000Z"),
      ("2025-03-04 03:00:00 UTC", "2025-03-04T03:00:00.000Z"),
    ]) func `moments are read in the zone of the file`(text: String, expected: String) throws
  {
    let india = try #require(TimeZone(identifier: "Asia/Kolkata"))
    #expect(try DateText.parse(text, order: .dayMonthYear, zone: india).timestamp == Timestamp(expected))
  }

  @Test(
    arguments: [
      ("10000-01-01", .dateOutOfRange), ("0000-01-01", .dateOutOfRange), ("31/12/10000", .dateOutOfRange),
      ("2025-02-29", .notADate), ("2025-13-01", .notADate), ("31/31/2025", .notADate), ("tomorrow", .notADate),
      ("2025-03-04 25:00", .notADate), ("2025-03-04 10:05 maybe", .notADate), ("45123", .notADate),
      ("1/2/3", .notADate),
      ("99999999999999999999-01-01", .notADate), ("-1-1-1", .notADate), ("9999-12-31T23:59:59-01:00", .dateOutOfRange),
    ] as [(String, RowProblemCode)]) func `what is no date is refused by name`(text: String, code: RowProblemCode)
  {
    #expect(throws: ValueProblem(code, value: text)) { try DateText.parse(text, order: .dayMonthYear, zone: .gmt) }
  }

  @Test(
    arguments: [
      ("1,234.56", .point, 1234.56), ("1.234,56", .comma, 1234.56), ("12,34,567", .point, 1_234_567),
      ("-5", .point, -5),
      ("(5.5)", .point, -5.5), ("1 234,5", .comma, 1234.5), ("1\u{A0}234", .point, 1234), ("1'234.5", .point, 1234.5),
      ("1e-3", .point, 0.001), ("2E+3", .point, 2000), (".5", .point, 0.5), ("5.", .point, 5),
      ("१२,३४५", .point, 12345),
      ("\u{2212}7", .point, -7), ("0.30000000000000004", .point, 0.30000000000000004), ("1e308", .point, 1e308),
    ] as [(String, DecimalMark, Double)]) func `numbers are read with their marks`(
      text: String, mark: DecimalMark, value: Double
    ) throws
  {
    #expect(try NumberText.parse(text, mark: mark).double == value)
  }

  @Test(arguments: [
    "1,2,3", "12,3456", "1.2.3", "abc", "", "-", "5%", "1e", "(5", "1,234,56", "--1", "0x10", "1 2", "١",
  ])
  func `what is no number is refused`(text: String) {
    #expect(throws: ValueProblem(.notANumber, value: text)) { try NumberText.parse(text, mark: .point) }
  }

  @Test(arguments: ["1e999999999999", "1e-99999999999", "1e309", String(repeating: "9", count: 1000)])
  func `absurd numbers are refused`(text: String) {
    #expect(throws: ValueProblem(.numberOutOfRange, value: text)) { try ValueReader().number(text) }
  }

  @Test(
    arguments: [
      ("2786", 278_600, "USD"), ("$1,234.50", 123_450, "USD"), ("-$5", -500, "USD"), ("($5.25)", -525, "USD"),
      ("₹ 12,34,567", 123_456_700, "INR"), ("9,900원", 9900, "KRW"), ("EUR 1", 100, "EUR"), ("1.50 eur", 150, "EUR"),
      ("US$ 3", 300, "USD"), ("Rs. 100", 10_000, "INR"), ("¥500", 500, "JPY"), ("4.030000", 403, "USD"),
      ("0.0", 0, "USD"),
    ]) func `amounts are read exactly`(text: String, minor: Int64, code: String) throws
  {
    let currency = try #require(Currency(code))
    #expect(
      try MoneyText.parse(text, mark: .point, currency: .usd) == Money(minorUnits: minor, currency: currency))
  }

  @Test func `amounts are never rounded and never change their currency`() {
    #expect(throws: ValueProblem(.tooPrecise, ["value": "1.005", "digits": "2", "currency": "USD"])) {
      try MoneyText.parse("1.005", mark: .point, currency: .usd)
    }
    #expect(throws: ValueProblem(.currencyConflict, ["value": "EUR", "expected": "USD"])) {
      try MoneyText.parse("€5", mark: .point, currency: .usd, isFixed: true)
    }
    #expect(throws: ValueProblem(.unknownCurrency, value: "XYZ")) {
      try MoneyText.parse("5 XYZ", mark: .point, currency: .usd)
    }
    #expect(throws: ValueProblem.self) { try MoneyText.parse("1e30", mark: .point, currency: .usd) }
    #expect(throws: ValueProblem(.notANumber, value: "free")) {
      try MoneyText.parse("free", mark: .point, currency: .usd)
    }
  }

  @Test(
    arguments: [
      ("5.0", .integer, .integer(5)), ("1e3", .integer, .integer(1000)), ("हाँ", .boolean, .boolean(true)),
      ("아니오", .boolean, .boolean(false)), ("FALSE", .boolean, .boolean(false)),
      ("Critical", .choice(.priority), .text("urgent")),
      ("보통", .choice(.priority), .text("normal")), ("मासिक", .choice(.billingPeriod), .text("monthly")),
      ("A.B@Example.COM", .email, .text("A.B@example.com")), ("https://www.Acme.io/x?y", .domain, .text("acme.io")),
      ("acme.io:8080/a", .domain, .text("acme.io")), ("www.한국.kr#x", .domain, .text("한국.kr")),
      ("mailto:a-b@पटना.भारत", .email, .text("a-b@पटना.भारत")),
      ("x_1+y.z@a-1.b2.c3d", .email, .text("x_1+y.z@a-1.b2.c3d")), ("o'neil@acme.io", .email, .text("o'neil@acme.io")),
      ("www.acme.io", .domain, .text("acme.io")), ("acme.io.", .domain, .text("acme.io")),
      ("7-eleven.co.kr", .domain, .text("7-eleven.co.kr")),
      ("ko-KR", .language, .text("ko-KR")), ("한국어", .language, .text("ko")), ("usd", .currency, .currency(.usd)),
      ("N/A", .number, nil), ("", .text, nil), ("none", .text, .text("none")),
      ("Asia/Seoul", .timeZone, .text("Asia/Seoul")),
    ] as [(String, ImportFieldType, ImportValue?)]) func `values are read by type`(
      text: String, type: ImportFieldType, value: ImportValue?
    ) throws
  {
    #expect(try ValueReader().read(text, as: type) == value)
  }

  @Test(
    arguments: [
      ("5.5", .integer, .notWhole), ("-5", .integer, .negative), ("1e30", .integer, .numberOutOfRange),
      ("maybe", .boolean, .notYesOrNo), ("a@b", .email, .notAnEmail), ("a b@c.de", .email, .notAnEmail),
      (".a@c.de", .email, .notAnEmail), ("a.@c.de", .email, .notAnEmail), ("a..b@c.de", .email, .notAnEmail),
      ("a<b@c.de", .email, .notAnEmail), ("a\u{3000}b@c.de", .email, .notAnEmail), ("a@c_d.de", .email, .notAnEmail),
      ("a@-c.de", .email, .notAnEmail), ("a@c-.de", .email, .notAnEmail), ("a@c..de", .email, .notAnEmail),
      ("a@c.12", .email, .notAnEmail), ("@c.de", .email, .notAnEmail), ("a@b@c.de", .email, .notAnEmail),
      (String(repeating: "a", count: 65) + "@c.de", .email, .notAnEmail), (".acme.io", .domain, .notADomain),
      (String(repeating: "a", count: 64) + ".io", .domain, .notADomain), ("1.2.3.4", .domain, .notADomain),
      ("a.b!c", .domain, .notADomain),
      ("soon", .choice(.priority), .unknownChoice), ("x y", .domain, .notADomain),
      ("klingon!", .language, .notALanguage),
      ("Mars/Olympus", .timeZone, .notATimeZone), ("a\u{1}", .text, .controlCharacter),
      ("ABC", .currency, .unknownCurrency),
      (String(repeating: "x", count: 501), .text, .tooLong), ("-1", .duration, .negative),
    ] as [(String, ImportFieldType, RowProblemCode)]) func `wrong values are refused by name`(
      text: String, type: ImportFieldType, code: RowProblemCode
    )
  {
    let problem = #expect(throws: ValueProblem.self) { try ValueReader().read(text, as: type) }
    #expect(problem?.code == code)
  }

  @Test func `no text of any type ever crashes`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededRandom(seed: seed)
    let alphabet = Array("0123456789.,-+/: eE()TZ년월일$₹원@'%१२\u{301}\u{200D}अMar오후").map(String.init)
    let types: [ImportFieldType] = [
      .text, .domain, .date, .timestamp, .number, .duration, .integer, .money, .currency, .boolean, .email,
      .choice(.priority), .language, .timeZone,
    ]
    for _ in 0..<2000 {
      let count = Int.random(in: 0...14, using: &random)
      let text = (0..<count).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] }.joined()
      for type in types {
        let value = try? ValueReader(dateOrder: .monthDayYear, decimalMark: .comma).read(text, as: type)
        if case .moment(let moment) = value {
          #expect(Timestamp.supported.contains(moment.timestamp), "seed \(seed): \(text)")
        }
      }
    }
  }
}
