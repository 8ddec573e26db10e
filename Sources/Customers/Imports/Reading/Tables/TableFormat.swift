import Kernel

/// What a person says of how a file is written; nil where the file shows it itself.
public struct TableFormat: Codable, Hashable, Sendable {
  public var encoding: TextEncoding?
  /// One of `,` `;` tab `|`.
  public var delimiter: String?
  /// The sheet of a workbook.
  public var sheet: String?
  /// How dates are read that name day and month by number and the year last.
  public var dateOrder: DateOrder?

  public init(
    encoding: TextEncoding? = nil, delimiter: String? = nil, sheet: String? = nil, dateOrder: DateOrder? = nil
  ) {
    self.encoding = encoding
    self.delimiter = delimiter
    self.sheet = sheet
    self.dateOrder = dateOrder
  }

  /// What a mapping says of the file.
  init(_ mapping: ImportMapping) {
    self.init(
      encoding: mapping.encoding, delimiter: mapping.delimiter, sheet: mapping.sheet, dateOrder: mapping.dateOrder)
  }

  /// This format, with what `other` says where this one says nothing.
  func or(_ other: TableFormat) -> TableFormat {
    TableFormat(
      encoding: encoding ?? other.encoding, delimiter: delimiter ?? other.delimiter, sheet: sheet ?? other.sheet,
      dateOrder: dateOrder ?? other.dateOrder)
  }
}

extension ImportMapping {
  /// The mapping for a file of which a person has said more.
  func with(_ format: TableFormat) -> ImportMapping {
    var mapping = self
    mapping.encoding = format.encoding ?? encoding
    mapping.delimiter = format.delimiter ?? delimiter
    mapping.sheet = format.sheet ?? sheet
    mapping.dateOrder = format.dateOrder ?? dateOrder
    return mapping
  }
}
