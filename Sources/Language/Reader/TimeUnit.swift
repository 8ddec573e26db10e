import Kernel

/// A unit in which spans of time are told.
enum TimeUnit: Int, CaseIterable {
  case second, minute, hour, day, week, month, year

  /// `3 days`, `1 hour`: a span as such.
  func span(_ number: String, isOne: Bool, in language: LanguageCode) -> String {
    switch language {
    case .english: "\(number) \(Self.english[rawValue])\(isOne ? "" : "s")"
    case .hindi: "\(number) \(self == .hour && isOne ? "घंटा" : Self.hindi[rawValue])"
    case .korean: number + Self.korean[rawValue]
    }
  }

  /// `3d`, `1h`: a span where room is short.
  func shortSpan(_ number: String, in language: LanguageCode) -> String {
    switch language {
    case .english: number + Self.shortEnglish[rawValue]
    case .hindi: "\(number) \(Self.shortHindi[rawValue])"
    case .korean: number + Self.korean[rawValue]
    }
  }

  private static let english = ["second", "minute", "hour", "day", "week", "month", "year"]
  /// The oblique form, which stands before पहले and में.
  private static let hindi = ["सेकंड", "मिनट", "घंटे", "दिन", "सप्ताह", "माह", "वर्ष"]
  private static let korean = ["초", "분", "시간", "일", "주", "개월", "년"]
  private static let shortEnglish = ["s", "m", "h", "d", "w", "mo", "y"]
  private static let shortHindi = ["से॰", "मि॰", "घं॰", "दिन", "सप्ताह", "माह", "वर्ष"]
}
