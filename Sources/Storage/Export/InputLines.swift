import Foundation

/// The lines of a file, one after the other, in flat memory.
final class InputLines {
  private static let portion = 262_144
  /// Longer than any row that the program writes.
  private static let longestLine = 256 << 20

  private let handle: FileHandle
  private var buffer: [UInt8] = []
  private var place = 0
  /// The number of the line given last, from 1.
  private(set) var number = 0

  init(_ path: String) throws {
    guard let handle = FileHandle(forReadingAtPath: path) else { throw BackupError.file("\(path) cannot be read") }
    self.handle = handle
  }

  /// The next line without its end, or nil after the last.
  func next() throws -> [UInt8]? {
    var searched = place
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        defer { place = end + 1 }
        number += 1
        return [UInt8](buffer[place..<end])
      }
      guard buffer.count - place <= Self.longestLine else { throw malformed("the line is too long") }
      buffer.removeSubrange(..<place)
      place = 0
      searched = buffer.count
      guard let more = try handle.read(upToCount: Self.portion), !more.isEmpty else {
        guard buffer.isEmpty else { throw malformed("the file ends within a line") }
        return nil
      }
      buffer.append(contentsOf: more)
    }
  }

  /// The next line, which must be one of those between the rows.
  func nextLine() throws -> ExportLine {
    guard let bytes = try next() else { throw malformed("the file ends too early") }
    return try line(bytes)
  }

  func line(_ bytes: [UInt8]) throws -> ExportLine {
    guard let line = try? JSONDecoder().decode(ExportLine.self, from: Data(bytes)) else {
      throw malformed("not a line of an export")
    }
    return line
  }

  func malformed(_ reason: String) -> ExportError { .malformed(line: max(1, number), reason: reason) }
}
