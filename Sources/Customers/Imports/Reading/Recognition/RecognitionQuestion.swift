/// Why a file cannot be imported as it was recognised; the words stand under `imports.question.<code>`.
public enum RecognitionQuestion: Sendable, Hashable {
  /// There is no header.
  case emptyFile
  /// The header or every row cannot be read.
  case unreadable(RowProblem)
  /// The columns speak for no kind; the nearest one and the fields it lacks, of each list one.
  case unknownKind(nearest: ImportKind?, missing: [[ImportFieldKey]])
  /// The columns speak for several kinds alike.
  case severalKinds([ImportKind])
  /// Required fields that no column fills, of each list one.
  case missingFields([[ImportFieldKey]])
  /// The dates of these columns can be read with the day or with the month first, all of them.
  case dateOrder(columns: [String])
  /// Some dates of these columns have the day first, some the month.
  case mixedDateOrder(columns: [String])
  /// The numbers of these columns can be read with point or comma as the decimal mark.
  case decimalMark(columns: [String])
  /// Several columns could be this field; the first was taken.
  case severalColumns(ImportFieldKey, columns: [String])

  /// A stable word in lowerCamelCase, part of the API.
  public var code: String {
    switch self {
    case .emptyFile: "emptyFile"
    case .unreadable(let problem): problem.code.rawValue
    case .unknownKind(nil, _): "unrecognisable"
    case .unknownKind: "unknownKind"
    case .severalKinds: "severalKinds"
    case .missingFields: "missingFields"
    case .dateOrder: "dateOrder"
    case .mixedDateOrder: "mixedDateOrder"
    case .decimalMark: "decimalMark"
    case .severalColumns: "severalColumns"
    }
  }

  /// What the words of the catalogue name in braces: columns as the file calls them, fields and kinds by key.
  public var arguments: [String: String] {
    switch self {
    case .emptyFile: [:]
    case .unreadable(let problem): problem.arguments.merging(["line": String(problem.line)]) { $1 }
    case .unknownKind(let nearest, let missing): ["kind": nearest?.rawValue ?? "", "fields": Self.names(missing)]
    case .severalKinds(let kinds): ["kinds": kinds.map(\.rawValue).joined(separator: ", ")]
    case .missingFields(let missing): ["fields": Self.names(missing)]
    case .dateOrder(let columns), .mixedDateOrder(let columns), .decimalMark(let columns):
      ["columns": columns.joined(separator: ", ")]
    case .severalColumns(let key, let columns): ["field": key.rawValue, "columns": columns.joined(separator: ", ")]
    }
  }

  private static func names(_ lists: [[ImportFieldKey]]) -> String {
    lists.map { $0.map(\.rawValue).joined(separator: "|") }.joined(separator: ", ")
  }
}
