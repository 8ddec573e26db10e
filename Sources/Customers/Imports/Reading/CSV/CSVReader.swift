/// Reads rows from a file of separated values (RFC 4180 and what real files do), in constant memory.
///
/// Takes CRLF, LF and CR as ends of a line; takes a quote inside an unquoted field, and text after a
/// closing quote, as they stand; skips blank lines. A row that cannot be used comes with its `problem`,
/// and reading goes on behind it.
public struct CSVReader: Sendable {
  enum State: Sendable { case fieldStart, plain, quoted, quoteInQuoted }

  /// The byte between two fields.
  public let delimiter: UInt8
  public let limits: CSVLimits
  /// The number of fields of the first row, which all others should have; nil before it was read.
  public private(set) var width: Int?
  /// The line that is being read, from 1.
  public internal(set) var line = 1

  private var pieces: UTF8Pieces
  var piece: [UInt8] = []
  var position = 0
  var state = State.fieldStart
  /// The line of the quote that is open.
  var quoteLine = 0
  /// Whether the row has a quoted field: such a row is never blank.
  var hasQuotes = false
  /// Whether the last byte was a CR, so that an LF now belongs to it.
  var followsReturn = false

  /// `delimiter` is one ASCII byte; see `CSVDialect.detect` to find it.
  ///
  /// Without `encoding` it is told by the first bytes.
  public init(
    _ source: any ByteSource, delimiter: UInt8 = UInt8(ascii: ","), encoding: TextEncoding? = nil,
    limits: CSVLimits = CSVLimits()
  ) {
    pieces = UTF8Pieces(source, encoding: encoding)
    self.delimiter = delimiter
    self.limits = limits
  }

  /// The encoding, known once the first row was read.
  public var encoding: TextEncoding? { pieces.encoding }

  /// Reads the next row into `row`, whose buffers are used again; false at the end.
  public mutating func read(into row: inout CSVRow) throws(ByteSourceError) -> Bool {
    repeat {
      guard try readAnyRow(into: &row) else { return false }
    } while row.problem == nil && isBlank(row)
    check(&row)
    return true
  }

  /// The next row; nil at the end.
  public mutating func next() throws(ByteSourceError) -> CSVRow? {
    var row = CSVRow()
    return try read(into: &row) ? row : nil
  }

  private mutating func readAnyRow(into row: inout CSVRow) throws(ByteSourceError) -> Bool {
    row.reset(line: line)
    hasQuotes = false
    while true {
      if position == piece.count {
        piece = try pieces.next()
        position = 0
        if piece.isEmpty { return finishLast(&row) }
      }
      if scan(&row) { return true }
    }
  }

  /// Ends the row that the end of the file has cut off; false when there is none.
  private mutating func finishLast(_ row: inout CSVRow) -> Bool {
    defer { state = .fieldStart }
    if state == .quoted {
      row.problem = RowProblem(line: quoteLine, code: .unterminatedQuote)
      drop(&row)
      return true
    }
    if state == .fieldStart && row.ends.isEmpty && row.problem == nil { return false }
    endField(&row)
    return true
  }

  /// Whether the row holds nothing, as the lines of delimiters that spreadsheets leave at the end.
  private func isBlank(_ row: CSVRow) -> Bool {
    if hasQuotes { return false }
    if row.bytes.allSatisfy({ $0 == 32 || $0 == 9 }) { return true }
    return row.line == 1 && row.bytes.count <= 5 && row.bytes.starts(with: Array("sep=".utf8))
  }

  /// Checks encoding and width of a finished row.
  private mutating func check(_ row: inout CSVRow) {
    guard row.problem == nil else { return }
    let isASCII = row.bytes.withUnsafeBufferPointer { $0.reduce(0, |) } < 0x80
    guard isASCII || String(validating: row.bytes, as: UTF8.self) != nil else {
      row.problem = RowProblem(line: row.line, code: .notUTF8)
      drop(&row)
      return
    }
    guard let width else {
      width = row.count
      return
    }
    dropEmptyFields(&row, beyond: width)
    guard row.count != width else { return }
    let counts = ["expected": String(width), "found": String(row.count)]
    row.problem = RowProblem(line: row.line, code: .raggedRow, arguments: counts)
  }

  private func dropEmptyFields(_ row: inout CSVRow, beyond width: Int) {
    guard row.count > width, width > 0, row.ends[width - 1] == row.bytes.count else { return }
    row.ends.removeSubrange(width...)
  }

  func drop(_ row: inout CSVRow) {
    row.bytes.removeAll(keepingCapacity: true)
    row.ends.removeAll(keepingCapacity: true)
  }
}
