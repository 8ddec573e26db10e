import Foundation
import Kernel
import Language
import Testing

private let english = Reader(language: .english)
private let hindi = Reader(language: .hindi)
private let korean = Reader(language: .korean)

@Suite struct ReaderNumberTests {
  @Test(arguments: [
    (0, "0", "0"), (999, "999", "999"), (1000, "1,000", "1,000"), (99_999, "99,999", "99,999"),
    (100_000, "100,000", "1,00,000"), (1_234_567, "1,234,567", "12,34,567"),
    (-12_345_678, "−12,345,678", "−1,23,45,678"),
    (Int.min, "−9,223,372,036,854,775,808", "−92,23,37,20,36,85,47,75,808"),
  ])
  func `whole numbers are grouped as the language does`(value: Int, western: String, indian: String) {
    #expect(english.number(value) == western)
    #expect(korean.number(value) == western)
    #expect(hindi.number(value) == indian)
  }

  @Test(arguments: [
    (0.5, 0, "1"), (-0.4, 0, "0"), (1.005, 2, "1.01"), (999.995, 2, "1,000.00"), (12.34, 1, "12.3"), (3, 1, "3.0"),
    (1e21, 0, "1,000,000,000,000,000,000,000"), (1.5e-7, 8, "0.00000015"), (-0.05, 1, "−0.1"), (9.99, 1, "10.0"),
    (.nan, 1, "–"), (.infinity, 1, "–"), (.leastNonzeroMagnitude, 2, "0.00"),
  ])
  func `decimals are rounded half away from zero`(value: Double, places: Int, expected: String) {
    #expect(english.number(value, places: places) == expected)
  }

  @Test func `numbers agree with CLDR`() {
    let seed = UInt64.random(in: 0...(.max))
    var random = SeededRandom(seed: seed)
    let locales = [(english, "en"), (hindi, "hi"), (korean, "ko")]
    for _ in 0..<300 {
      let value = Double(Int.random(in: -10_000_000_000...10_000_000_000, using: &random)) / 1000
      for (reader, identifier) in locales {
        let style = FloatingPointFormatStyle<Double>.number.locale(Locale(identifier: identifier))
          .precision(.fractionLength(2)).rounded(rule: .toNearestOrAwayFromZero)
        let expected = value.formatted(style).replacing("-", with: "−")
        #expect(reader.number(value, places: 2) == expected || abs(value) < 0.005, "seed \(seed), \(value)")
      }
    }
  }

  @Test func `changes carry their sign, nought none`() {
    #expect(english.signed(3) == "+3")
    #expect(english.signed(-12) == "\u{2212}12")
    #expect(english.signed(0) == "0")
    #expect(english.signed(-0.04, places: 1) == "0.0")
    #expect(english.signed(0.25, places: 1) == "+0.3")
    #expect(english.signedPercent(-0.125, places: 1) == "\u{2212}12.5%")
    #expect(english.signed(Points(millionths: -12_500_000), places: 1) == "\u{2212}12.5")
  }

  @Test func `points and percentages`() {
    #expect(english.number(Points(millionths: 61_499_999)) == "61")
    #expect(english.number(Points(millionths: 61_500_000)) == "62")
    #expect(english.number(Points(millionths: 61_500_000), places: 1) == "61.5")
    #expect(korean.percent(0.1234, places: 1) == "12.3%")
    #expect(english.percent(0.29) == "29%")
    #expect(english.percent(.nan) == "–")
  }

  @Test(arguments: [
    (0, "0", "0", "0"), (999, "999", "999", "999"), (1000, "1K", "1 हज़ार", "1천"), (1234, "1.23K", "1.23 हज़ार", "1.23천"),
    (9999, "10K", "10 हज़ार", "1만"), (12_345, "12.3K", "12.3 हज़ार", "1.23만"), (99_999, "100K", "1 लाख", "10만"),
    (123_456, "123K", "1.23 लाख", "12.3만"), (999_999, "1M", "10 लाख", "100만"),
    (12_345_678, "12.3M", "1.23 करोड़", "1,235만"), (99_999_999, "100M", "10 करोड़", "1억"),
    (1_234_567_890, "1.23B", "123 करोड़", "12.3억"), (1_234_567_890_123, "1.23T", "1,23,457 करोड़", "1.23조"),
    (-12_345, "−12.3K", "−12.3 हज़ार", "−1.23만"),
  ])
  func `compact numbers show three figures and the word of the language`(
    value: Int, inEnglish: String, inHindi: String, inKorean: String
  ) {
    #expect(english.compact(value) == inEnglish)
    #expect(hindi.compact(value) == inHindi.replacing(" ", with: "\u{A0}"))
    #expect(korean.compact(value) == inKorean)
    #expect(english.compact(Double(value)) == inEnglish)
  }

  @Test func `Devanagari digits replace the western ones everywhere`() {
    let reader = Reader(language: .hindi, digits: .devanagari)
    #expect(reader.number(1_234_567) == "१२,३४,५६७")
    #expect(reader.percent(0.5) == "५०%")
    #expect(reader.date(LocalDate(daysSinceEpoch: 0)) == "१ जन॰ १९७०")
    #expect(reader.money(Money(minorUnits: 1050, currency: .inr)) == "₹१०.५०")
    #expect(Catalogue([.hindi: ["n#other": "{count}"]]).words(for: reader)("n", count: 7) == "७")
  }
}
