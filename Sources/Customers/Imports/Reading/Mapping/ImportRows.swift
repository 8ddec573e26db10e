import Kernel

/// The rows of a file as typed values, one after the other, in constant memory.
public struct ImportRows: Sendable {
  public let mapper: RowMapper
  private var reader: any RowReader
  private var row = CSVRow()

  /// Reads the header of `source` and fits the mapping to it.
  ///
  /// `delimiter` is the one of the preview unless the mapping says otherwise. Throws a `Problem` (422) when the
  /// mapping does not fit the header, and `ByteSourceError`.
  public init(
    _ source: any ByteSource, delimiter: UInt8, mapping: ImportMapping, currency: Currency
  ) throws {
    let chosen = mapping.delimiter?.utf8.first ?? delimiter
    try self.init(
      CSVReader(source, delimiter: chosen, encoding: mapping.encoding), mapping: mapping, currency: currency)
  }

  /// Reads the header and fits the mapping to it; throws as above.
  init(_ reader: any RowReader, mapping: ImportMapping, currency: Currency) throws {
    self.reader = reader
    guard try self.reader.read(into: &row) else { throw Problem.invalid("/file", "emptyFile") }
    if let problem = row.problem {
      throw Problem.invalid(
        "/file", problem.code.rawValue, problem.arguments.merging(["line": String(problem.line)]) { $1 })
    }
    header = (0..<row.count).map(row.trimmed)
    mapper = try RowMapper(mapping: mapping, header: header, currency: currency)
  }

  /// The names of the columns as they stand in the file, trimmed.
  public let header: [String]
  /// The row that was read last, as it stands in the file; without fields when they could not be read.
  public var current: CSVRow { row }

  /// The next row, or what is wrong with it; nil at the end.
  public mutating func next() throws(ByteSourceError) -> Result<MappedRow, RowRefusal>? {
    try reader.read(into: &row) ? mapper.map(row) : nil
  }
}
