import Foundation

/// Any JSON text, read.
public enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  /// Exact up to 38 digits, rounded beyond them.
  case number(Decimal)
  /// A number that is JSON and beyond every `Decimal`: `1e300`. A field refuses it.
  case hugeNumber
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])
}

extension JSONValue: Encodable {
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .hugeNumber:
      throw EncodingError.invalidValue(
        self, EncodingError.Context(codingPath: encoder.codingPath, debugDescription: "beyond every decimal"))
    case .string(let value): try container.encode(value)
    case .array(let value): try container.encode(value)
    case .object(let value): try container.encode(value)
    }
  }
}
