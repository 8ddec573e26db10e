import Foundation

/// Any JSON text, read.
public enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case number(Decimal)
  /// A number that is JSON and that no `Decimal` holds: `1e300`.
  case hugeNumber
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// Nesting that no honest request has.
  static let deepest = 64

  /// Reads RFC 8259; nil for text that is not JSON, for lone surrogates, and for nesting beyond 64.
  public init?(parsing bytes: [UInt8]) {
    guard Self.depth(of: bytes) <= Self.deepest,
      let value = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes))
    else { return nil }
    self = value
  }

  /// The deepest nesting of brackets outside of strings: known before a parser recurses into them.
  private static func depth(of bytes: [UInt8]) -> Int {
    var (depth, deepest) = (0, 0)
    var (inString, escaped) = (false, false)
    for byte in bytes {
      if escaped {
        escaped = false
      } else if inString {
        if byte == UInt8(ascii: "\\") { escaped = true } else if byte == UInt8(ascii: "\"") { inString = false }
      } else {
        switch byte {
        case UInt8(ascii: "\""): inString = true
        case UInt8(ascii: "["), UInt8(ascii: "{"):
          depth += 1
          deepest = max(deepest, depth)
        case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
        default: break
        }
      }
    }
    return deepest
  }
}

extension JSONValue: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try Self.number(in: container) {
      self = value
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  /// The number that stands there; nil when it is something else.
  private static func number(in container: any SingleValueDecodingContainer) throws -> JSONValue? {
    do {
      return .number(try container.decode(Decimal.self))
    } catch DecodingError.typeMismatch {
      return nil
    } catch {
      _ = try container.decode(Double.self)
      return .hugeNumber
    }
  }

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
