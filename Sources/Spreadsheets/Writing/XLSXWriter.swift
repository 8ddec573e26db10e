import CXlsxWriter
import Foundation
import Kernel
import Synchronization

/// Writes one table as an XLSX workbook, row by row, in constant memory.
///
/// The header is bold and stays in sight. After 1,048,576 rows, the most that a sheet holds, the table goes on in a
/// further sheet with the same header. Rows go to temporary files until `finish` packs them; a writer that is given
/// up before leaves no workbook.
///
/// ```swift
/// let writer = try XLSXWriter(path: path, sheet: "Accounts", columns: ["Name", "ARR"])
/// for account in accounts { try writer.write([.text(account.name), .amount(account.arr)]) }
/// try writer.finish()
/// ```
public final class XLSXWriter: Sendable {
  /// Rows of a sheet, its header counted.
  public static let rowsOfSheet = 1_048_576
  /// Characters of a cell; longer texts are cut, with an ellipsis at the end.
  public static let charactersOfCell = 32_767

  private let book: Mutex<XLSXBook>

  /// Begins a workbook at `path`, replacing what is there once it is finished.
  ///
  /// - Parameters:
  ///   - sheet: the name of the sheet; what the format forbids in it is left out.
  ///   - columns: the header.
  ///   - timeZone: of moments.
  ///   - temporaryFolder: where rows wait, as many bytes as they take uncompressed.
  public init(
    path: String, sheet: String, columns: [String], timeZone: TimeZone = .gmt,
    temporaryFolder: String = NSTemporaryDirectory()
  ) throws(XLSXWriterError) {
    guard (1...16_384).contains(columns.count) else { throw .columnCount(columns.count) }
    book = Mutex(
      try XLSXBook(path: path, sheet: sheet, columns: columns, timeZone: timeZone, temporaryFolder: temporaryFolder))
  }

  /// Writes the next row; cells beyond the header's width are an error, missing ones stay empty.
  public func write(_ row: [SheetValue]) throws(XLSXWriterError) {
    try book.withLock { book throws(XLSXWriterError) in try book.write(row) }
  }

  /// Packs the workbook; nothing can be written afterwards.
  public func finish() throws(XLSXWriterError) {
    try book.withLock { book throws(XLSXWriterError) in try book.finish() }
  }
}

/// The workbook of the C library, used by one caller at a time.
private final class XLSXBook {
  private var workbook: UnsafeMutablePointer<lxw_workbook>?
  private var sheet: UnsafeMutablePointer<lxw_worksheet>?
  private let name: String
  private let columns: [String]
  private let timeZone: TimeZone
  private let formats: Formats
  private var sheets = 0
  /// The next row of the sheet, from 0.
  private var row: UInt32 = 0

  /// The formats of cells; they belong to the workbook.
  private struct Formats {
    let header, date, moment: UnsafeMutablePointer<lxw_format>?
    /// By the number of places.
    let decimals: [UnsafeMutablePointer<lxw_format>?]

    init(_ workbook: UnsafeMutablePointer<lxw_workbook>) {
      func format(_ code: String) -> UnsafeMutablePointer<lxw_format>? {
        let format = workbook_add_format(workbook)
        format_set_num_format(format, code)
        return format
      }
      header = workbook_add_format(workbook)
      format_set_bold(header)
      date = format("yyyy-mm-dd")
      moment = format("yyyy-mm-dd hh:mm:ss")
      decimals = ["#,##0", "#,##0.0", "#,##0.00", "#,##0.000", "#,##0.0000"].map(format)
    }
  }

  init(
    path: String, sheet: String, columns: [String], timeZone: TimeZone, temporaryFolder: String
  ) throws(XLSXWriterError) {
    let made: UnsafeMutablePointer<lxw_workbook>? = temporaryFolder.withCString { folder in
      var options = lxw_workbook_options()
      options.constant_memory = 1
      options.use_zip64 = 1
      options.tmpdir = UnsafeMutablePointer(mutating: folder)
      // The library copies the name of the folder.
      return workbook_new_opt(path, &options)
    }
    guard let made else { throw .cannotWrite(code: Int(LXW_ERROR_MEMORY_MALLOC_FAILED.rawValue)) }
    workbook = made
    name = Self.legal(sheet)
    self.columns = columns
    self.timeZone = timeZone
    formats = Formats(made)
    try beginSheet()
  }

  deinit { if let workbook { lxw_workbook_free(workbook) } }

  func write(_ values: [SheetValue]) throws(XLSXWriterError) {
    guard workbook != nil else { throw .finished }
    guard values.count <= columns.count else { throw .columnCount(values.count) }
    if row == XLSXWriter.rowsOfSheet { try beginSheet() }
    for (column, value) in values.enumerated() { try write(value, UInt16(column)) }
    row += 1
  }

  func finish() throws(XLSXWriterError) {
    guard let workbook else { throw .finished }
    self.workbook = nil
    try Self.check(workbook_close(workbook))
  }

  private func beginSheet() throws(XLSXWriterError) {
    sheets += 1
    sheet = workbook_add_worksheet(workbook, sheets == 1 ? name : "\(name.prefix(26)) \(sheets)")
    guard sheet != nil else { throw .cannotWrite(code: Int(LXW_ERROR_CREATING_TMPFILE.rawValue)) }
    row = 0
    worksheet_freeze_panes(sheet, 1, 0)
    for (column, title) in columns.enumerated() {
      let width = Double(min(40, max(12, title.count + 2)))
      try Self.check(worksheet_set_column(sheet, UInt16(column), UInt16(column), width, nil))
      try write(text: title, UInt16(column), formats.header)
    }
    row = 1
  }

  private func write(_ value: SheetValue, _ column: UInt16) throws(XLSXWriterError) {
    switch value {
    case .empty: return
    case .text(let text): try write(text: text, column, nil)
    case .number(let number):
      // A cell has no place for what is no number.
      if number.isFinite { try write(number: number, column, nil) }
    case .integer(let number):
      guard number.magnitude < 1_000_000_000_000_000 else { return try write(text: String(number), column, nil) }
      try write(number: Double(number), column, nil)
    case .decimal(let units, let places):
      let places = min(max(places, 0), formats.decimals.count - 1)
      let divisor = [1, 10, 100, 1000, 10_000][places] as Double
      try write(number: Double(units) / divisor, column, formats.decimals[places])
    case .yesNo(let isTrue): try Self.check(worksheet_write_boolean(sheet, row, column, isTrue ? 1 : 0, nil))
    case .date(let day): try write(day: day, secondsOfDay: 0, column, formats.date)
    case .moment(let moment):
      let local = moment.milliseconds + Int64(timeZone.secondsFromGMT(for: moment.date)) * 1000
      let day = moment.day(in: timeZone)
      let seconds = Double(local - Int64(day.daysSinceEpoch) * 86_400_000) / 1000
      try write(day: day, secondsOfDay: seconds, column, formats.moment)
    }
  }

  private func write(
    number: Double, _ column: UInt16, _ format: UnsafeMutablePointer<lxw_format>?
  ) throws(XLSXWriterError) {
    try Self.check(worksheet_write_number(sheet, row, column, number, format))
  }

  private func write(
    text: String, _ column: UInt16, _ format: UnsafeMutablePointer<lxw_format>?
  ) throws(XLSXWriterError) {
    guard !text.isEmpty else { return }
    try Self.check(worksheet_write_string(sheet, row, column, Self.cell(text), format))
  }

  /// Days before 1900-03-01 are beyond what all spreadsheets agree on: written as text.
  private func write(
    day: LocalDate, secondsOfDay: Double, _ column: UInt16, _ format: UnsafeMutablePointer<lxw_format>?
  ) throws(XLSXWriterError) {
    let serial = Int(day.daysSinceEpoch) + 25_569
    guard serial >= 61 else { return try write(text: day.description, column, nil) }
    try write(number: Double(serial) + secondsOfDay / 86_400, column, format)
  }

  /// The text without NUL, at which C would end it, and no longer than a cell.
  private static func cell(_ text: String) -> String {
    let text = CellText.encoded(text.utf8.contains(0) ? text.replacing("\0", with: "") : text)
    guard text.utf8.count > XLSXWriter.charactersOfCell, text.utf16.count > XLSXWriter.charactersOfCell else {
      return text
    }
    var units = 0
    let scalars = text.unicodeScalars.prefix { scalar in
      units += UTF16.width(scalar)
      return units < XLSXWriter.charactersOfCell
    }
    return String(String.UnicodeScalarView(scalars)) + "…"
  }

  /// A name as the format allows it: up to 31 characters, none of `[]:*?/\`, no apostrophe at its ends.
  private static func legal(_ name: String) -> String {
    let kept = name.unicodeScalars.filter { !"[]:*?/\\'".unicodeScalars.contains($0) && $0.value >= 32 }
    let cut = String(String.UnicodeScalarView(kept).prefix(31))
    return cut.isEmpty ? "Sheet1" : cut
  }

  private static func check(_ result: lxw_error) throws(XLSXWriterError) {
    guard result == LXW_NO_ERROR else { throw .cannotWrite(code: Int(result.rawValue)) }
  }
}
