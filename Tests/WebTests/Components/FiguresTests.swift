import Testing

@testable import Web

@Suite struct `Figures in a sentence` {
  @Test(arguments: [
    ("no figure", "no figure"),
    ("fell 18 points", "fell <b>18</b> points"),
    ("users 31 → 9 (−12).", "users <b>31</b> → <b>9</b> (<b>−12</b>)."),
    ("₹12,40,000, due", "<b>₹12,40,000</b>, due"),
    ("96% of 250.", "<b>96%</b> of <b>250</b>."),
    ("정상 3건, 12.5점", "정상 <b>3</b>건, <b>12.5</b>점"),
    ("१८ अंक", "<b>१८</b> अंक"),
    ("a - b", "a - b"),
    ("costs $", "costs $"),
    ("<b>1</b>", "&lt;b&gt;<b>1</b>&lt;/b&gt;"),
    ("1, 2 and 3.", "<b>1</b>, <b>2</b> and <b>3</b>."),
    ("₹1\u{0301}", "<b>₹1</b>\u{0301}"),
    ("\("Users in 30 days".named) 31 → 9", "Users in 30 days <b>31</b> → <b>9</b>"),
    ("\("5 <".named): \("7".named)", "5 &lt;: 7"), ("1 \u{2068}2", "<b>1</b> 2"),
    ("", ""),
  ])
  func `are set bold and nothing else`(sentence: String, markup: String) {
    #expect(HTML.figures(in: sentence).text == markup)
  }
}
