/// What people call a browser and its system, from what the browser says of itself: "Firefox · Windows".
struct BrowserName: Sendable, Equatable, CustomStringConvertible {
  let description: String

  // Browsers name those that they descend from too, so the most particular come first.
  private static let browsers = [
    ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Whale/", "Whale"),
    ("FxiOS/", "Firefox"), ("Firefox/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
  ]
  private static let systems = [
    ("Android", "Android"), ("iPhone", "iOS"), ("iPad", "iPadOS"), ("Windows", "Windows"), ("Macintosh", "macOS"),
    ("CrOS", "ChromeOS"), ("Linux", "Linux"),
  ]

  /// The text itself when it is of no known browser.
  init(userAgent text: String) {
    guard let browser = Self.browsers.first(where: { text.contains($0.0) }) else {
      description = text
      return
    }
    let system = Self.systems.first { text.contains($0.0) }
    description = [browser.1, system?.1].compactMap(\.self).joined(separator: " · ")
  }
}
