/// How a file of separated values is written.
public struct CSVDialect: Sendable, Equatable {
  /// One of `,` `;` tab `|`, as an ASCII byte.
  public let delimiter: UInt8
  public let encoding: TextEncoding
  /// The sheet that is read, where the file is a workbook; the rest then means nothing.
  public let sheet: String?

  public init(delimiter: UInt8 = UInt8(ascii: ","), encoding: TextEncoding = .utf8, sheet: String? = nil) {
    self.delimiter = delimiter
    self.encoding = encoding
    self.sheet = sheet
  }

  /// The delimiters that are tried, the likeliest first.
  public static let delimiters: [UInt8] = [",", ";", "\t", "|"].map { UInt8(ascii: $0) }

  /// Finds the encoding, unless it is said, and the delimiter that cuts most rows of `head` to the width of the first.
  ///
  /// `head` is the beginning of the file, at least a few rows; a file of one column counts as separated
  /// by commas.
  public static func detect(_ head: [UInt8], encoding: TextEncoding? = nil) -> CSVDialect {
    let encoding = encoding ?? TextEncoding.detect(head)
    var best: (delimiter: UInt8, fit: Double, width: Int)?
    for delimiter in delimiters {
      let (fit, width) = Self.fit(of: delimiter, to: head, encoding)
      guard width > 1 else { continue }
      if best.map({ (fit, width) > ($0.fit, $0.width) }) ?? true { best = (delimiter, fit, width) }
    }
    return CSVDialect(delimiter: best?.delimiter ?? delimiters[0], encoding: encoding)
  }

  /// The share of rows, among the first hundred, that are as wide as the first.
  private static func fit(
    of delimiter: UInt8, to head: [UInt8], _ encoding: TextEncoding
  ) -> (fit: Double, width: Int) {
    var reader = CSVReader(MemoryByteSource(head), delimiter: delimiter, encoding: encoding)
    var row = CSVRow()
    var (rows, fitting) = (0, 0)
    while rows < 100, (try? reader.read(into: &row)) == true {
      rows += 1
      if row.problem?.code != .raggedRow { fitting += 1 }
    }
    return (rows == 0 ? 0 : Double(fitting) / Double(rows), reader.width ?? 0)
  }
}
