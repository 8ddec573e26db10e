import Foundation
import Spreadsheets

/// A file of rows on disk: separated values or a workbook, told by its first bytes.
public struct TableFile: Sendable {
  let path: String
  /// What is known of how it is written.
  let format: TableFormat

  public init(path: String, format: TableFormat = TableFormat()) {
    self.path = path
    self.format = format
  }

  /// The beginning of the file.
  public func preview() throws(ByteSourceError) -> CSVPreview {
    guard try isWorkbook() else { return try CSVPreview(FileByteSource(path: path), format: format) }
    return try CSVPreview(workbook: try workbook())
  }

  /// All rows, the header first; `dialect` is the one of the preview.
  func rows(_ dialect: CSVDialect) throws(ByteSourceError) -> any RowReader {
    if try isWorkbook() { return SheetRows(try workbook()) }
    return CSVReader(try FileByteSource(path: path), delimiter: dialect.delimiter, encoding: dialect.encoding)
  }

  /// Hands over the rows behind the header, in order; those that cannot be used with their `problem`.
  public func forEachRow(_ body: (CSVRow) throws -> Void) throws {
    var (reader, row) = (try rows(try preview().dialect), CSVRow())
    guard try reader.read(into: &row) else { return }
    while try reader.read(into: &row) { try body(row) }
  }

  private func workbook() throws(ByteSourceError) -> XLSXReader {
    do throws(XLSXError) {
      return try XLSXReader(path: path, sheet: format.sheet)
    } catch {
      throw .workbook(error)
    }
  }

  private func isWorkbook() throws(ByteSourceError) -> Bool {
    var source = try FileByteSource(path: path, pieceSize: 8)
    return XLSXReader.looksLikeWorkbook(try source.next())
  }
}
