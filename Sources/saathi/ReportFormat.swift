import ArgumentParser
import Foundation

/// How a command's report is written: for people, or for programs.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json

  /// A report for programs.
  static func json(_ report: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return String(decoding: try encoder.encode(report), as: UTF8.self)
  }
}
