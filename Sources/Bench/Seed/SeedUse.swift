import Customers
import Kernel

/// The numbers of accounts, each a pure function of account, metric and place: whoever asks again, for the signals
/// or for the rollups, gets the same.
struct SeedUse: Sendable {
  /// How far back the numbers go.
  static let days = 90

  static let metrics: [(key: String, kind: MetricKind, direction: MetricDirection)] = [
    ("usage_count", .count, .up), ("active_users", .distinctUsers, .up), ("error_count", .count, .down),
    ("tickets_opened", .count, .down), ("satisfaction", .lastValue, .up),
  ]

  let seed: UInt64
  let samples: Int
  let lastDay: LocalDate

  /// The days of the samples, oldest first, spread over the history.
  var sampleDays: [LocalDate] {
    (0..<samples).map { lastDay - (samples - 1 - $0) * Self.days / max(1, samples) }
  }

  /// A sample's value: a level of the account's own, a trend of its own, and noise.
  func value(account: Int, metric: Int, sample: Int) -> Double {
    var own = SeededRandom(seed: seed ^ UInt64(account) << 20)
    let (level, slope) = (Double(own.next() % 100), Double(own.next() % 200) / 100 - 1.1)
    var noise = SeededRandom(seed: seed ^ UInt64(account) << 20 ^ UInt64(metric) << 12 ^ UInt64(sample + 1))
    let random = Double(noise.next() % 1000) / 1000
    let progress = samples > 1 ? Double(sample) / Double(samples - 1) : 1
    let strength = max(0, 1 + slope * progress)
    switch metric {
    case 0: return (level * 20 * strength * (0.7 + 0.6 * random)).rounded()
    case 1: return (1 + level * strength * (0.8 + 0.4 * random) / 2).rounded()
    case 2: return (level * random / 10).rounded()
    case 3: return random > 0.8 ? (1 + level * random / 40).rounded() : 0
    default: return (1 + 4 * min(1, max(0, 0.5 * strength + 0.4 * random))).rounded()
    }
  }
}
