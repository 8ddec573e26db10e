/// The beginning of a file: how it is written, its header and its first rows.
public struct CSVPreview: Sendable {
  public let dialect: CSVDialect
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
  public init(_ source: any ByteSource, delimiter: UInt8? = nil) throws(ByteSourceError) {
    var source = source
    var head: [UInt8] = []
    var isWhole = false
    while head.count < Self.headSize {
      let piece = try source.next()
      isWhole = piece.isEmpty
      if isWhole { break }
      head += piece
    }
    try self.init(head: head, isWhole: isWhole, delimiter: delimiter)
  }

  private init(head: [UInt8], isWhole: Bool, delimiter: UInt8?) throws(ByteSourceError) {
    let found = CSVDialect.detect(Array(head.prefix(64 << 10)))
    dialect = CSVDialect(delimiter: delimiter ?? found.delimiter, encoding: found.encoding)
    var reader = CSVReader(MemoryByteSource(head), delimiter: dialect.delimiter)
    let first = try reader.next()
    header = first.map { row in row.ends.indices.map(row.trimmed) } ?? []
    headerProblem = first?.problem
    var rows: [CSVRow] = []
    while rows.count < Self.maximumRows, let row = try reader.next() { rows.append(row) }
    // The last row of a piece is likely cut in the middle.
    if !isWhole && rows.count < Self.maximumRows && !rows.isEmpty { rows.removeLast() }
    self.rows = rows
  }
}
