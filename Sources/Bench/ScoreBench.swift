import Foundation
import Health
import Kernel
import Storage

/// `saathi bench score`: how long scoring every account of `bench-rollups` takes.
public enum ScoreBench {
  /// The floor, in seconds.
  public static let limit = 3.0

  /// What was measured, with the machine.
  public struct Report: Sendable {
    public let measured: HealthBench.Report
    public let facts: MachineFacts

    public var isWithinLimit: Bool { measured.median <= ScoreBench.limit }
  }

  public static func run(_ database: Database, runs: Int) async throws -> Report {
    let workspace = try await BenchWorkspace.find(BenchWorkspace.rollupsName, database)
    let today = Effects.live.now.utcDay
    let measured = try await HealthBench.score(database, workspace: workspace, today: today, runs: runs)
    return Report(measured: measured, facts: try await MachineFacts.read(database))
  }
}

extension ScoreBench.Report: CustomStringConvertible {
  public var description: String {
    "\(measured)\n\(facts)\nThe limit is \(Int(ScoreBench.limit)) s: \(isWithinLimit ? "kept" : "NOT kept")."
  }

  /// The report for programs.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(ScoreReportJSON(self)), as: UTF8.self)
  }
}

private struct ScoreReportJSON: Encodable {
  let facts: MachineFacts
  let accounts: Int
  let measures: Int
  let dailyValues: Int64
  let seconds: [Double]
  let median: Double
  let readSeconds: Double
  let computeSeconds: Double
  let writeSeconds: Double

  init(_ report: ScoreBench.Report) {
    let measured = report.measured
    facts = report.facts
    accounts = measured.accounts
    measures = measured.measures
    dailyValues = measured.dailyValues
    seconds = measured.seconds
    median = measured.median
    readSeconds = measured.times.read.inSeconds
    computeSeconds = measured.times.compute.inSeconds
    writeSeconds = measured.times.write.inSeconds
  }
}
