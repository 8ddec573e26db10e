import Kernel

/// How fast one page was.
public struct PageFigures: Sendable, Encodable {
  public let page: String
  public let requests: Int
  /// Answers other than 200.
  public let failures: Int
  public let perSecond: Double
  /// Milliseconds from the first byte sent to the last byte received, as are the next three.
  public let p50: Double
  public let p90: Double
  public let p99: Double
  public let max: Double
  /// The mean length of an answer's body.
  public let bytes: Int

  /// - Parameters:
  ///   - samples: of every connection, after the warm-up.
  ///   - seconds: how long they took together.
  init(page: String, samples: [LoadSample], seconds: Double) {
    let times = samples.map(\.milliseconds).sorted()
    self.page = page
    requests = samples.count
    failures = samples.count { $0.status != 200 }
    perSecond = Double(samples.count) / Swift.max(0.001, seconds)
    p50 = Self.percentile(50, times)
    p90 = Self.percentile(90, times)
    p99 = Self.percentile(99, times)
    max = times.last ?? 0
    bytes = samples.isEmpty ? 0 : samples.reduce(0) { $0 + $1.bytes } / samples.count
  }

  /// The nearest rank: the smallest value that `percent` of all do not exceed.
  private static func percentile(_ percent: Int, _ sorted: [Double]) -> Double {
    guard !sorted.isEmpty else { return 0 }
    let rank = (sorted.count * percent + 99) / 100
    return sorted[Swift.max(0, rank - 1)]
  }
}

/// One request as the client saw it.
struct LoadSample: Sendable {
  let milliseconds: Double
  let status: Int
  let bytes: Int
}
