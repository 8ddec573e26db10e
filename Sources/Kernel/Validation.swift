/// Collects everything that is wrong with a request, to say it all at once.
public struct Validation: Sendable {
  public private(set) var problems: [Problem.Field] = []

  public init() {}

  public mutating func add(_ pointer: String, _ code: String, _ arguments: [String: String] = [:]) {
    problems.append(Problem.Field(pointer: pointer, code: code, arguments: arguments))
  }

  /// Adds the problem unless `condition` holds.
  public mutating func require(
    _ condition: Bool, _ pointer: String, _ code: String, _ arguments: [String: String] = [:]
  ) {
    if !condition { add(pointer, code, arguments) }
  }

  /// Text that a person has to give: trimmed, 1 to `limit` characters, without control characters.
  public mutating func text(_ value: String, _ pointer: String, limit: Int) -> String {
    let trimmed = value.trimmed
    require(!trimmed.isEmpty, pointer, "required")
    checkCharacters(trimmed, pointer, limit: limit)
    return trimmed
  }

  /// Text that may be left out: nil when empty.
  public mutating func optionalText(_ value: String?, _ pointer: String, limit: Int) -> String? {
    guard let trimmed = value?.trimmed, !trimmed.isEmpty else { return nil }
    checkCharacters(trimmed, pointer, limit: limit)
    return trimmed
  }

  /// Throws the 422 problem when anything was added.
  public func check() throws(Problem) {
    if !problems.isEmpty { throw .invalid(problems) }
  }

  private mutating func checkCharacters(_ value: String, _ pointer: String, limit: Int) {
    require(value.unicodeScalars.count <= limit, pointer, "tooLong", ["limit": String(limit)])
    require(!value.unicodeScalars.contains { $0.value == 0 }, pointer, "controlCharacter")
  }
}

extension String {
  /// Without white space at both ends.
  public var trimmed: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }
}
