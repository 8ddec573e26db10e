import Kernel

/// Any member of a JSON object.
private struct MemberName: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

extension Decoder {
  /// The JSON pointer (RFC 6901) of what is being decoded.
  var pointer: String { codingPath.pointer }

  /// Throws a 422 problem that points at the first member which is not known.
  func refuseUnknownKeys(besides known: [some CodingKey]) throws {
    let names = Set(known.map(\.stringValue))
    let container = try container(keyedBy: MemberName.self)
    let unknown = container.allKeys.map(\.stringValue).filter { !names.contains($0) }.sorted()
    guard unknown.isEmpty else {
      throw Problem.invalid(
        unknown.map { name in
          Problem.Field(pointer: (codingPath + [MemberName(stringValue: name)]).pointer, code: "unknownField")
        })
    }
  }
}

extension DecodingError {
  /// The problem that the sender of the JSON hears of.
  var problem: Problem {
    switch self {
    case .keyNotFound(let key, let context): .invalid((context.codingPath + [key]).pointer, "required")
    case .typeMismatch(_, let context): .invalid(context.codingPath.pointer, "wrongType")
    case .valueNotFound(_, let context): .invalid(context.codingPath.pointer, "required")
    case .dataCorrupted(let context):
      context.codingPath.isEmpty ? .malformed() : .invalid(context.codingPath.pointer, "unknownValue")
    @unknown default: .malformed()
    }
  }
}

extension [any CodingKey] {
  fileprivate var pointer: String {
    map { key in "/" + (key.intValue.map { String($0) } ?? escaped(key.stringValue)) }.joined()
  }
}

/// A member's name as part of a JSON pointer.
private func escaped(_ name: String) -> String {
  var escaped = ""
  for character in name {
    switch character {
    case "~": escaped += "~0"
    case "/": escaped += "~1"
    default: escaped.append(character)
    }
  }
  return escaped
}
