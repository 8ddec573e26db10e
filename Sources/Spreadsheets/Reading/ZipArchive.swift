import CArchive

/// Reads the files within a ZIP file one after the other. Not for several callers at a time.
final class ZipArchive {
  struct Entry {
    let name: String
    /// In bytes, as the archive says; 0 when it does not.
    let size: Int
    let isEncrypted: Bool
  }

  private let archive: OpaquePointer

  /// Opens the file at `path`; it is read as the entries are asked for.
  init(path: String) throws(XLSXError) {
    guard let archive = archive_read_new() else { throw .cannotOpen }
    self.archive = archive
    archive_read_support_format_zip(archive)
    guard archive_read_open_filename(archive, path, 64 << 10) == ARCHIVE_OK else { throw .notAWorkbook }
  }

  deinit { archive_read_free(archive) }

  /// The next file; nil at the end.
  func next() throws(XLSXError) -> Entry? {
    var entry: OpaquePointer?
    let result = archive_read_next_header(archive, &entry)
    if result == ARCHIVE_EOF { return nil }
    guard result == ARCHIVE_OK || result == ARCHIVE_WARN, let entry else { throw .damaged }
    return Entry(
      name: archive_entry_pathname_utf8(entry).map { String(cString: $0) } ?? "",
      size: archive_entry_size_is_set(entry) == 0 ? 0 : Int(archive_entry_size(entry)),
      isEncrypted: archive_entry_is_encrypted(entry) != 0)
  }

  /// Reads on in the file that came last; 0 at its end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(XLSXError) -> Int {
    let count = archive_read_data(archive, buffer.baseAddress, buffer.count)
    guard count >= 0 else { throw .damaged }
    return count
  }
}
