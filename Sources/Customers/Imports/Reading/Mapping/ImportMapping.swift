import Kernel

/// How the columns of a file become fields: what `--mapping F` reads and the page edits.
public struct ImportMapping: Hashable, Sendable {
  public var kind: ImportKind
  /// The name of the system the external ids come from, `csv` unless said otherwise.
  public var source: String
  /// Columns that are not mentioned are ignored.
  public var columns: [ColumnMapping]
  /// Nil while it is not decided; then dates that need it are refused.
  public var dateOrder: DateOrder?
  public var decimalMark: DecimalMark
  /// The delimiter, one of `,` `;` tab `|`; nil to detect it.
  public var delimiter: String?
  /// Nil to tell it by the bytes.
  public var encoding: TextEncoding?
  /// The sheet of a workbook; nil for the first.
  public var sheet: String?
  /// Of amounts that name no currency; nil for the workspace's.
  public var currency: Currency?
  /// Of times of day without an offset: a name of the IANA database.
  public var timeZone: String

  public init(
    kind: ImportKind, source: String = "csv", columns: [ColumnMapping], dateOrder: DateOrder? = nil,
    decimalMark: DecimalMark = .point, delimiter: String? = nil, encoding: TextEncoding? = nil, sheet: String? = nil,
    currency: Currency? = nil, timeZone: String = "UTC"
  ) {
    self.kind = kind
    self.source = source
    self.columns = columns
    self.dateOrder = dateOrder
    self.decimalMark = decimalMark
    self.delimiter = delimiter
    self.encoding = encoding
    self.sheet = sheet
    self.currency = currency
    self.timeZone = timeZone
  }

  /// The metrics that the columns hold, in the order of the columns.
  public var metrics: [MetricColumn] {
    columns.compactMap { if case .metric(let metric) = $0.target { metric } else { nil } }
  }

  /// Whether some column fills `key`.
  public func has(_ key: ImportFieldKey) -> Bool { columns.contains { $0.target == .field(key) } }

  /// The required fields that no column fills; of each list one is enough.
  public var missing: [[ImportFieldKey]] {
    var missing = kind.requirements.filter { !$0.contains(where: has) }
    if kind == .usage && metrics.isEmpty && !(has(.metric) && has(.value)) { missing.append([.metric, .value]) }
    return missing
  }
}
