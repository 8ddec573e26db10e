import Kernel
import Language
import Testing

@Suite struct LanguageDetectionTests {
  @Test(arguments: [
    ("Hello, we cannot sign in since this morning.", LanguageCode.english as LanguageCode?),
    ("The invoice is wrong", .english), ("안녕하세요, 로그인이 되지 않습니다.", .korean), ("API 연동 webhook timeout 오류가 납니다", .korean),
    ("नमस्ते, हम साइन इन नहीं कर पा रहे हैं।", .hindi), ("dashboard नहीं खुल रहा है", .hindi),
    ("मला मदत हवी आहे आणि मी थांबलो आहे", nil), ("Wir können uns nicht anmelden, bitte helfen", nil),
    ("Nous ne pouvons pas nous connecter", nil), ("login nahi ho raha hai", nil), ("これは日本語です", nil), ("", nil),
    ("12345 !!!", nil),
    ("\u{301}\u{301}", nil), ("한", .korean),
  ])
  func `the language is told by script and frequent words`(text: String, expected: LanguageCode?) {
    #expect(LanguageDetection.language(of: text) == expected)
  }

  @Test func `a long text is judged by its beginning`() {
    let text = String(repeating: "이 문장은 한국어입니다. ", count: 20_000)
    #expect(LanguageDetection.language(of: text) == .korean)
  }
}
