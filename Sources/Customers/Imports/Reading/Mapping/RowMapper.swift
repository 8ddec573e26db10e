import Foundation
import Kernel

/// Turns the rows of one file into typed values, as its mapping says.
public struct RowMapper: Sendable {
  /// A column of the file that is used.
  private struct Column: Sendable {
    let index: Int
    let name: String
    let target: ColumnTarget
    let type: ImportFieldType
    let currency: Currency?
  }

  public let mapping: ImportMapping
  private let columns: [Column]
  private let currencyColumn: Column?
  private let reader: ValueReader
  private let requirements: [[ImportFieldKey]]
  private let hasMetricColumns: Bool

  /// `currency` is the workspace's, for amounts that name none.
  ///
  /// Throws a 422 problem when the mapping is wrong or names a column that the header lacks.
  public init(mapping: ImportMapping, header: [String], currency: Currency) throws(Problem) {
    try mapping.validate()
    self.mapping = mapping
    requirements = mapping.kind.requirements
    hasMetricColumns = !mapping.metrics.isEmpty
    columns = try Self.columns(of: mapping, in: header)
    currencyColumn = columns.first { $0.target == .field(.currency) }
    reader = ValueReader(
      dateOrder: mapping.dateOrder, decimalMark: mapping.decimalMark,
      timeZone: TimeZone(identifier: mapping.timeZone) ?? .gmt, currency: mapping.currency ?? currency)
  }

  /// The values of a row, or everything that is wrong with it.
  public func map(_ row: CSVRow) -> Result<MappedRow, RowRefusal> {
    if let problem = row.problem { return .failure(RowRefusal(line: row.line, problems: [problem])) }
    var mapped = MappedRow(line: row.line)
    mapped.values.reserveCapacity(columns.count)
    var problems: [RowProblem] = []
    var reader = reader
    readCurrency(row, into: &reader)
    // By their places: a copy of a column counts its texts up and down.
    for place in columns.indices {
      do throws(ValueProblem) {
        try read(columns[place], row.trimmed(columns[place].index), with: reader, into: &mapped)
      } catch {
        problems.append(
          RowProblem(line: row.line, column: columns[place].name, code: error.code, arguments: error.arguments))
      }
    }
    if problems.isEmpty { problems = missing(in: mapped) }
    return problems.isEmpty ? .success(mapped) : .failure(RowRefusal(line: row.line, problems: problems))
  }

  /// Lets the row's own currency stand for its amounts; what is wrong with it is found with the other columns.
  private func readCurrency(_ row: CSVRow, into reader: inout ValueReader) {
    guard let currencyColumn,
      let found = CurrencyText.parse(row.trimmed(currencyColumn.index), expected: reader.currency)
    else { return }
    reader.currency = found
    reader.hasFixedCurrency = true
  }

  private func read(
    _ column: Column, _ text: String, with reader: ValueReader, into row: inout MappedRow
  ) throws(ValueProblem) {
    guard let value = try value(of: column, text, with: reader) else { return }
    switch column.target {
    case .field(let key): row.values[key] = value
    case .metric(let metric): if case .number(let number) = value { row.metrics[metric.key] = number }
    case .attribute(let key, _): row.attributes[key] = value
    case .ignore: break
    }
  }

  private func value(
    of column: Column, _ text: String, with reader: ValueReader
  ) throws(ValueProblem) -> ImportValue? {
    guard let currency = column.currency, !reader.hasFixedCurrency else {
      return try reader.read(text, as: column.type)
    }
    var reader = reader
    reader.currency = currency
    reader.hasFixedCurrency = true
    return try reader.read(text, as: column.type)
  }

  /// The required fields that the row leaves empty.
  private func missing(in row: MappedRow) -> [RowProblem] {
    var lists = requirements.filter { !$0.contains { row.values[$0] != nil } }
    if mapping.kind == .usage && row.metrics.isEmpty {
      if !hasMetricColumns {
        lists += [ImportFieldKey.metric, .value].filter { row.values[$0] == nil }.map { [$0] }
      } else {
        lists.append([.value])
      }
    }
    return lists.map { keys in
      let column = columns.first { column in keys.contains { column.target == .field($0) } }
      return RowProblem(
        line: row.line, column: column?.name, code: .required,
        arguments: ["field": keys.map(\.rawValue).joined(separator: ", ")])
    }
  }

  /// Finds each mapped column in the header, the n-th of a name for its n-th mention.
  private static func columns(of mapping: ImportMapping, in header: [String]) throws(Problem) -> [Column] {
    var free = Dictionary(grouping: header.indices, by: { header[$0].trimmed })
    var columns: [Column] = []
    var validation = Validation()
    for (position, column) in mapping.columns.enumerated() {
      let name = column.column.trimmed
      guard let index = free[name]?.first else {
        validation.add("/columns/\(position)/column", "noSuchColumn", ["column": column.column])
        continue
      }
      free[name]?.removeFirst()
      guard let type = column.target.type else { continue }
      columns.append(
        Column(index: index, name: header[index], target: column.target, type: type, currency: column.currency))
    }
    try validation.check()
    return columns
  }
}

extension ColumnTarget {
  /// What the values of the column are; nil when it is ignored.
  var type: ImportFieldType? {
    switch self {
    case .field(let key): key.type
    case .metric: .number
    case .attribute(_, let type): type.fieldType
    case .ignore: nil
    }
  }
}
