import Spreadsheets

/// The beginning of a file: how it is written, its header and its first rows.
public struct CSVPreview: Sendable {
  public let dialect: CSVDialect
  /// The names of the sheets, where the file is a workbook.
  public let sheets: [String]
  /// The names of the columns, trimmed; empty when the file is.
  public let header: [String]
  /// Up to `maximumRows` rows after the header, those with a problem included.
  public let rows: [CSVRow]
  /// What makes the header unusable.
  public let headerProblem: RowProblem?

  public static let maximumRows = 5000
  /// Bytes read to recognise a file.
  public static let headSize = 1 << 20

  /// Reads the beginning of `source`, which is used up by it: open the file again to read its rows.
  public init(_ source: any ByteSource, format: TableFormat = TableFormat()) throws(ByteSourceError) {
    var source = source
    var head: [UInt8] = []
    var isWhole = false
    while head.count < Self.headSize {
      let piece = try source.next()
      isWhole = piece.isEmpty
      if isWhole { break }
      head += piece
    }
    let encoding = format.encoding ?? TextEncoding.detect(head)
    let found = CSVDialect.detect(Array(head.prefix(64 << 10)), encoding: encoding)
    let dialect = CSVDialect(delimiter: format.delimiter?.utf8.first ?? found.delimiter, encoding: encoding)
    let reader = CSVReader(MemoryByteSource(head), delimiter: dialect.delimiter, encoding: encoding)
    try self.init(reader, dialect, sheets: [], isWhole: isWhole)
  }

  /// Reads the first rows of a sheet.
  init(workbook: XLSXReader) throws(ByteSourceError) {
    try self.init(
      SheetRows(workbook), CSVDialect(sheet: workbook.sheet), sheets: workbook.sheets, isWhole: true)
  }

  private init(
    _ reader: some RowReader, _ dialect: CSVDialect, sheets: [String], isWhole: Bool
  ) throws(ByteSourceError) {
    self.dialect = dialect
    self.sheets = sheets
    var (reader, row) = (reader, CSVRow())
    let first = try reader.read(into: &row) ? row : nil
    header = first.map { row in row.ends.indices.map(row.trimmed) } ?? []
    headerProblem = first?.problem
    var rows: [CSVRow] = []
    while rows.count < Self.maximumRows, try reader.read(into: &row) { rows.append(row) }
    // The last row of a piece is likely cut in the middle.
    if !isWhole && rows.count < Self.maximumRows && !rows.isEmpty { rows.removeLast() }
    self.rows = rows
  }
}
