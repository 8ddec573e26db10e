import Foundation

/// Reads the files in which Linux describes itself.
enum ProcessFile {
  static func text(_ path: String) -> String? { try? String(contentsOfFile: path, encoding: .utf8) }

  /// What stands behind `key` and a colon on a line of its own.
  static func value(of key: String, in path: String) -> String? {
    for line in (text(path) ?? "").split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2, parts[0].trimmingCharacters(in: .whitespaces) == key {
        return parts[1].trimmingCharacters(in: .whitespaces)
      }
    }
    return nil
  }
}
