import Testing

@testable import Identity

struct BrowserNameTests {
  @Test(arguments: [
    ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox · Linux"),
    (
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 "
        + "Edg/130.0", "Edge · Windows"
    ),
    (
      "Mozilla/5.0 (Linux; Android 14; SM-S918N) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/26.0 "
        + "Chrome/122.0 Mobile Safari/537.36", "Samsung Internet · Android"
    ),
    (
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 "
        + "Mobile/15E148 Safari/604.1", "Safari · iOS"
    ),
    ("curl/8.5.0", "curl/8.5.0"), ("", ""),
  ])
  func `a browser is named as people call it`(userAgent: String, name: String) {
    #expect(BrowserName(userAgent: userAgent).description == name)
  }
}
