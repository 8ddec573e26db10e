import Foundation

/// The lines between the rows of an export. Rows themselves are JSON lists: see `ExportRow`.
enum ExportLine: Codable, Equatable {
  /// First: the version of the format, and the schema by its migrations' ids and checksums.
  case start(version: Int, migrations: [[String]])
  /// Before the rows of a table.
  case table(name: String, columns: [String])
  /// After the rows of a table.
  case rows(count: Int)
  /// Last: the number of tables.
  case end(tables: Int)

  static let version = 1

  func encoded() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(self)) + [0x0A]
  }
}
