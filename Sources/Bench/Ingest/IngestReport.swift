import Foundation

/// What `saathi bench ingest` measured.
public struct IngestReport: Sendable, Encodable {
  /// A stretch of events.
  public struct Step: Sendable, Encodable {
    /// How many events had come in at its end.
    public let events: Int
    /// A second, by the client's clock until the last answer.
    public let acknowledged: Double
    /// A second, until the last event was deduplicated and counted.
    public let counted: Double

    var line: String {
      Figures.left("\(events)", 12) + Figures.right(Figures.text(acknowledged, places: 0), 16)
        + Figures.right(Figures.text(counted, places: 0), 16)
    }
  }

  /// How old a score was when it showed an event, in milliseconds.
  public struct Freshness: Sendable, Encodable {
    public let eventsPerSecond: Int
    public let samples: Int
    public let p50: Double
    public let p99: Double
    public let max: Double

    var line: String {
      "An event is in its account's score after \(Figures.text(p50, places: 0)) ms (p50), "
        + "\(Figures.text(p99, places: 0)) ms (p99), \(Figures.text(max, places: 0)) ms at most, while "
        + "\(eventsPerSecond) events/s come in (\(samples) samples)."
    }
  }

  public let facts: MachineFacts
  public let steps: [Step]
  public let freshness: Freshness
  /// Rows a second of a bare loop over SQLite's C interface into a table with a unique index over random ids, for each
  /// stretch.
  public let bareLoop: [Double]
  public let memory: ServerMemory?

  /// What stands above the figures.
  public static let tableHead =
    Figures.left("events", 12) + Figures.right("acknowledged/s", 16) + Figures.right("counted/s", 16)

  /// The rate of the last step as a share of the first one's.
  public var steadiness: Double { (steps.last?.counted ?? 0) / max(1, steps.first?.counted ?? 1) }

  /// The mean of all steps, counted.
  public var rate: Double {
    Double(steps.count) / max(1e-9, steps.reduce(0) { $0 + 1 / max(1, $1.counted) })
  }

  /// The report for programs.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  /// What stands below the figures.
  public var summary: String {
    let bare = bareLoop.map { Figures.text($0, places: 0) }.joined(separator: ", ")
    return """
      \(Figures.text(rate, places: 0)) events/s acknowledged, deduplicated and counted; the last step at \
      \(Figures.text(steadiness, places: 2)) of the first. Client and server share the machine.
      A bare loop over SQLite with a unique index over random ids: \
      \(bare) rows/s.
      Process: \(Figures.text(memory?.highestMiB ?? 0, places: 0)) MiB at its highest (limit 500).
      \(facts)
      """
  }
}
