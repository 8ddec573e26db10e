import Kernel

/// Where a made-up customer lives, and what follows from it: names, script, language, working hours.
public enum DemoRegion: String, Sendable, CaseIterable {
  case india = "IN"
  case korea = "KR"
  case unitedStates = "US"
  case unitedKingdom = "GB"
  case germany = "DE"
  case singapore = "SG"
  case australia = "AU"

  /// ISO 3166-1, two letters.
  public var country: String { rawValue }

  /// How many of the 300 accounts are there.
  var share: Int {
    switch self {
    case .india: 92
    case .korea: 70
    case .unitedStates: 60
    case .unitedKingdom: 26
    case .germany: 22
    case .singapore: 16
    case .australia: 14
    }
  }

  /// IANA names.
  var timeZones: [String] {
    switch self {
    case .india: ["Asia/Kolkata"]
    case .korea: ["Asia/Seoul"]
    case .unitedStates: ["America/New_York", "America/Chicago", "America/Los_Angeles"]
    case .unitedKingdom: ["Europe/London"]
    case .germany: ["Europe/Berlin"]
    case .singapore: ["Asia/Singapore"]
    case .australia: ["Australia/Sydney"]
    }
  }

  /// Minutes east of UTC in winter, near enough to put a call into working hours.
  var minutesFromUTC: Int {
    switch self {
    case .india: 330
    case .korea: 540
    case .unitedStates: -360
    case .unitedKingdom: 0
    case .germany: 60
    case .singapore: 480
    case .australia: 600
    }
  }

  /// How busy Monday to Sunday are.
  var weekdayActivity: [Double] {
    switch self {
    case .india: [1.0, 1.06, 1.05, 1.02, 0.93, 0.38, 0.08]
    case .korea: [1.02, 1.07, 1.05, 1.03, 0.90, 0.12, 0.09]
    default: [1.0, 1.08, 1.07, 1.02, 0.84, 0.10, 0.08]
    }
  }
}
