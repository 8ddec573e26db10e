import Foundation

/// What `saathi bench pages` measured.
public struct PageReport: Sendable, Encodable {
  public let facts: MachineFacts
  public let accounts: Int
  public let signals: Int
  public let connections: Int
  /// For each page.
  public let seconds: Double
  public let pages: [PageFigures]
  public let memory: ServerMemory?

  /// Milliseconds that no page may exceed: on PostgreSQL, which answers over a socket, twice those of SQLite.
  public var p99Limit: Double { facts.database.hasPrefix("sqlite") ? 50 : 100 }
  public static let residentLimitMiB = 500.0

  /// Whether every page and the memory keep within the floors.
  public var isWithinLimits: Bool {
    !pages.isEmpty && pages.allSatisfy { $0.requests > 0 && $0.p99 <= p99Limit && $0.failures == 0 }
      && (memory?.highestMiB ?? 0) <= Self.residentLimitMiB
  }

  /// The report for programs.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  /// What stands above the figures.
  public static let tableHead =
    Figures.left("page", 26)
    + ["req/s", "p50", "p90", "p99", "max", "bytes", "failed"].map { Figures.right($0, 9) }
    .joined()

  /// What stands below the figures.
  public var summary: String {
    let held = memory.map {
      "Server process: \(Figures.text($0.residentMiB, places: 0)) MiB resident, "
        + "\(Figures.text($0.highestMiB, places: 0)) MiB at its highest (limit \(Int(Self.residentLimitMiB)))."
    }
    return """
      Milliseconds at \(connections) connections, \(Figures.text(seconds, places: 0)) s a page; \
      \(accounts) accounts, \(signals) signals. Client and server share the machine.
      \(held ?? "Memory of the server process: unknown.")
      \(facts)
      \(isWithinLimits ? "Every page is within" : "NOT every page is within") p99 ≤ \(Int(p99Limit)) ms.
      """
  }
}

extension PageFigures {
  /// The row of the table.
  public var line: String {
    let times = [p50, p90, p99, max].map { Figures.text($0, places: 1) }
    return Figures.left(page, 26)
      + ([Figures.text(perSecond, places: 0)] + times + ["\(bytes)", "\(failures)"]).map { Figures.right($0, 9) }
      .joined()
  }
}
