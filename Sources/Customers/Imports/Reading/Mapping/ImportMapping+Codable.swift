import Foundation
import Kernel

extension ImportMapping: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case kind, source, columns, dateOrder, decimalMark, delimiter, encoding, sheet, currency, timeZone
  }

  /// Reads a mapping file; every mistake is a 422 problem with the pointer of the place.
  public init(json: Data) throws(Problem) {
    guard json.count <= 1 << 20 else { throw .tooLarge }
    do {
      self = try JSONDecoder().decode(ImportMapping.self, from: json)
    } catch let problem as Problem {
      throw problem
    } catch let error as DecodingError {
      throw error.problem
    } catch {
      throw .malformed()
    }
    try validate()
  }

  public init(from decoder: any Decoder) throws {
    try decoder.refuseUnknownKeys(besides: CodingKeys.allCases)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      kind: try container.decode(ImportKind.self, forKey: .kind),
      source: try container.decodeIfPresent(String.self, forKey: .source) ?? "csv",
      columns: try container.decode([ColumnMapping].self, forKey: .columns),
      dateOrder: try container.decodeIfPresent(DateOrder.self, forKey: .dateOrder),
      decimalMark: try container.decodeIfPresent(DecimalMark.self, forKey: .decimalMark) ?? .point,
      delimiter: try container.decodeIfPresent(String.self, forKey: .delimiter),
      encoding: try container.decodeIfPresent(TextEncoding.self, forKey: .encoding),
      sheet: try container.decodeIfPresent(String.self, forKey: .sheet),
      currency: try container.decodeIfPresent(Currency.self, forKey: .currency),
      timeZone: try container.decodeIfPresent(String.self, forKey: .timeZone) ?? "UTC")
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .kind)
    try container.encode(source, forKey: .source)
    try container.encodeIfPresent(dateOrder, forKey: .dateOrder)
    try container.encode(decimalMark, forKey: .decimalMark)
    try container.encodeIfPresent(delimiter, forKey: .delimiter)
    try container.encodeIfPresent(encoding, forKey: .encoding)
    try container.encodeIfPresent(sheet, forKey: .sheet)
    try container.encodeIfPresent(currency, forKey: .currency)
    try container.encode(timeZone, forKey: .timeZone)
    try container.encode(columns, forKey: .columns)
  }

  /// The mapping as the JSON that `init(json:)` reads.
  public func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self)
  }

  /// Checks what the types do not: names, sizes, and that no field is filled twice.
  public func validate() throws(Problem) {
    var validation = Validation()
    _ = validation.text(source, "/source", limit: 60)
    validation.require(TimeZone(identifier: timeZone) != nil, "/timeZone", "notATimeZone", ["value": timeZone])
    validation.require(columns.count <= CSVLimits().columns, "/columns", "tooManyColumns", ["limit": "1000"])
    let delimiters = CSVDialect.delimiters.map { String(UnicodeScalar($0)) }
    validation.require(
      delimiter.map(delimiters.contains) ?? true, "/delimiter", "unknownChoice",
      ["value": delimiter ?? "", "choices": ", ; \\t |"])
    validateColumns(&validation)
    for fields in missing {
      let names = fields.map(\.rawValue).joined(separator: ", ")
      validation.add("/columns", "missingColumn", ["fields": names])
    }
    try validation.check()
  }

  private func validateColumns(_ validation: inout Validation) {
    var taken: Set<String> = []
    let allowed = Set(kind.fields.map(\.key))
    for (index, column) in columns.enumerated() {
      let pointer = "/columns/\(index)"
      let name: String
      switch column.target {
      case .ignore: continue
      case .field(let key):
        name = "field \(key.rawValue)"
        validation.require(
          allowed.contains(key), pointer + "/field", "fieldOfOtherKind", ["field": key.rawValue, "kind": kind.rawValue])
      case .metric(let metric):
        name = "metric \(metric.key)"
        _ = validation.text(metric.key, pointer + "/metric/key", limit: 60)
        validation.require(
          kind == .usage, pointer + "/metric", "fieldOfOtherKind", ["field": metric.key, "kind": kind.rawValue])
      case .attribute(let key, _):
        name = "attribute \(key)"
        _ = validation.text(key, pointer + "/attribute", limit: 100)
      }
      validation.require(taken.insert(name).inserted, pointer, "filledTwice", ["field": column.column])
    }
  }
}
