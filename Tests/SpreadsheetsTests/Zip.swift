import CArchive
import Foundation

/// Makes ZIP files for tests, and looks into them.
enum Zip {
  enum Failure: Error { case cannotWrite, noSuchEntry }

  /// Writes the parts, in their order, deflated.
  static func write(_ parts: [(name: String, content: Data)], to path: String) throws {
    let archive = archive_write_new()
    defer { archive_write_free(archive) }
    archive_write_set_format_zip(archive)
    guard archive_write_open_filename(archive, path) == ARCHIVE_OK else { throw Failure.cannotWrite }
    for part in parts {
      let entry = archive_entry_new()
      defer { archive_entry_free(entry) }
      archive_entry_set_pathname(entry, part.name)
      archive_entry_set_size(entry, Int64(part.content.count))
      archive_entry_set_filetype(entry, 0o100000)
      archive_entry_set_perm(entry, 0o644)
      guard archive_write_header(archive, entry) == ARCHIVE_OK else { throw Failure.cannotWrite }
      _ = part.content.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
    }
    archive_write_close(archive)
  }

  static func text(of name: String, in path: String) throws -> String {
    let archive = archive_read_new()
    defer { archive_read_free(archive) }
    archive_read_support_format_zip(archive)
    archive_read_open_filename(archive, path, 10_240)
    var entry: OpaquePointer?
    while archive_read_next_header(archive, &entry) == ARCHIVE_OK {
      guard let found = archive_entry_pathname(entry), String(cString: found) == name else { continue }
      var bytes = [UInt8](repeating: 0, count: 1 << 20)
      let count = bytes.withUnsafeMutableBytes { archive_read_data(archive, $0.baseAddress, $0.count) }
      return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }
    throw Failure.noSuchEntry
  }
}
