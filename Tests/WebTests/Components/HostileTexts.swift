/// Texts that break markup which escapes carelessly.
enum HostileTexts {
  static let all = [
    "<script>alert(1)</script>", "\" onload=\"x", "' autofocus '", "\"\u{0301} onclick=x", "</title></svg><b>",
    "&lt;&amp;", "\u{202E}abc", "]]>", "--><img src=x>", String(repeating: "क्ष", count: 10_000),
  ]
}
