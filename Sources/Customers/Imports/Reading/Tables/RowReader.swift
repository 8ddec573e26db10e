/// Reads the rows of a file, one after the other.
protocol RowReader: Sendable {
  /// Reads the next row into `row`, whose buffers are used again; false at the end.
  ///
  /// A row that cannot be used comes with its `problem`, and reading goes on behind it.
  mutating func read(into row: inout CSVRow) throws(ByteSourceError) -> Bool
}

extension CSVReader: RowReader {}
