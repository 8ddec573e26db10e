import Language
import Testing

@Suite struct TextNormalizerTests {
  private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

  @Test(arguments: [
    ("plain", "plain"), ("e\u{301}", "\u{E9}"), ("\u{1112}\u{1161}\u{11AB}", "한"), ("a\0b", "ab"), ("\0", ""),
    ("\u{958}", "\u{915}\u{93C}"), ("ＡＢＣ", "ＡＢＣ"), ("a\tb\u{202E}\u{7}", "a\tb\u{202E}\u{7}"), ("हिन्दी", "हिन्दी"),
  ])
  func `storage takes NFC without NUL and keeps the rest`(text: String, expected: String) {
    #expect(scalars(TextNormalizer.stored(text)) == scalars(expected))
  }

  @Test(arguments: [
    ("Café", "CAFE"), ("Straße", "strasse"), ("ＳＡＡＳ", "saas"), ("Łódź", "lodz"), ("İstanbul", "istanbul"),
    ("हिन्दी", "हिंदी"), ("सम्पर्क", "संपर्क"), ("बाज़ार", "बाजार"), ("\u{958}लम", "कलम"), ("हँसना", "हंसना"), ("टिकट १२", "टिकट 12"),
    ("क्\u{200D}ष", "क्ष"), ("한국", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}"), ("  a \n\t b ", "a b"),
    ("a\u{A0}b", "a b"), ("zero\u{200B}width", "zerowidth"), ("\u{202E}abc", "abc"), ("\u{FEFF}x\0", "x"),
  ])
  func `spellings that a reader takes for the same fold alike`(one: String, other: String) {
    #expect(scalars(TextNormalizer.folded(one)) == scalars(TextNormalizer.folded(other)))
  }

  @Test(arguments: [
    ("लड़की", "लड़का"), ("अन्न", "अंन"), ("가", "각"), ("й", "и"), ("क", "कि"), ("ab", "a b"), ("", "a"),
  ])
  func `different words stay different`(one: String, other: String) {
    #expect(TextNormalizer.folded(one) != TextNormalizer.folded(other))
  }

  @Test func `Korean can be compared without its spaces`() {
    #expect(TextNormalizer.folded("고객 성공 매니저", ignoringSpaces: true) == "고객성공매니저")
    #expect(TextNormalizer.folded("고객 성공 매니저") == "고객 성공 매니저")
  }

  @Test(arguments: [
    String(repeating: "\u{301}", count: 1000), "\u{301}\"", "<script>", String(repeating: "한", count: 5000),
    "\u{10FFFF}",
    "👩‍👩‍👧", "\u{FDFA}", "ﷺ\u{0}",
  ])
  func `folding is idempotent on hostile text`(text: String) {
    let once = TextNormalizer.folded(text)
    #expect(scalars(TextNormalizer.folded(once)) == scalars(once))
    #expect(!once.utf8.contains(0))
  }
}
