import Foundation
import Kernel
import Storage

/// A text that stands in for every text of a workspace.
struct HostileText: Sendable {
  /// What the texts of the sample begin with.
  static let mark = "Qxzmark"

  /// As long as a text of 10,000 characters.
  let long: String
  /// For columns with a limit.
  let short: String

  static let hostile: HostileText = {
    let core =
      "\"\u{301}'\u{301}><script>alert(1)</script>\"><img src=x onerror=alert(1)></p></td></div>&lt;&amp;"
      + "\u{202E}\u{200F}\u{2066}\u{1}\u{8}\u{1B}\u{7F}\u{85}{name}${x}"
    return HostileText(long: core + String(repeating: "\"\u{301}<b>", count: 2000), short: core)
  }()

  static let harmless = HostileText(
    long: String(repeating: "a", count: hostile.long.unicodeScalars.count),
    short: String(repeating: "a", count: hostile.short.unicodeScalars.count))

  /// Puts the text in the place of the mark, in every text column of every table: past all checks of the way in.
  func replaceMark(in db: Database) async throws {
    let columns = try await db.read { tx in
      try tx.all(
        """
        SELECT m.name AS table_name, p.name AS column_name FROM sqlite_master m, pragma_table_info(m.name) p
        WHERE m.type = 'table' AND upper(p.type) = 'TEXT'
        """
      ) { (table: try $0["table_name"] as String, column: try $0["column_name"] as String) }
    }
    for (table, column) in columns {
      do {
        try await replace(table, column, with: long, in: db)
      } catch {
        try await replace(table, column, with: short, in: db)
      }
    }
  }

  /// The same in the files of a folder: uploads, and the notes about them.
  func replaceMark(inFilesOf folder: String) throws {
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      let file = URL(filePath: folder).appending(path: path)
      let value =
        switch file.pathExtension {
        case "json": try Self.inJSON(long)
        case "csv": long.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined()
        default: ""
        }
      guard !value.isEmpty else { continue }
      let text = try String(contentsOf: file, encoding: .utf8)
      try Data(text.replacing(Self.mark, with: value).utf8).write(to: file)
    }
  }

  private func replace(_ table: String, _ column: String, with text: String, in db: Database) async throws {
    let (name, mark) = (SQL(trusted: column), Self.mark)
    let isJSON: SQL = "(\(name) LIKE '{%' OR \(name) LIKE '[%')"
    for (value, condition) in [(text, "NOT \(isJSON)" as SQL), (try Self.inJSON(text), isJSON)] {
      try await db.write { tx in
        _ = try tx.execute(
          """
          UPDATE \(SQL(trusted: table)) SET \(name) = replace(\(name), \(mark), \(value))
          WHERE instr(\(name), \(mark)) > 0 AND \(condition)
          """)
      }
    }
  }

  private static func inJSON(_ text: String) throws -> String {
    String(decoding: try JSONEncoder().encode([text]), as: UTF8.self).dropFirst(2).dropLast(2).description
  }
}
