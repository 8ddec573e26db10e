import Web

/// The attributes that a workspace has defined.
public struct AttributeDefinitions: Sendable {
  /// In the order in which they were defined.
  public let all: [AttributeDefinition]
  private let byKey: [String: Int]

  public static let none = AttributeDefinitions([])

  public init(_ all: [AttributeDefinition]) {
    self.all = all
    byKey = Dictionary(all.enumerated().map { ($1.key, $0) }) { first, _ in first }
  }

  func find(_ key: String) -> AttributeDefinition? { byKey[key].map { all[$0] } }

  /// What an account says of them, and of what is not defined, as the API says it.
  func json(_ said: [String: String]) -> [String: JSONValue] {
    said.reduce(into: [:]) { all, entry in
      let (key, stored) = entry
      let attribute = find(key)
      all[key] = attribute.flatMap { $0.value(of: stored)?.json($0.kind) } ?? .string(stored)
    }
  }

  /// What of these texts fits, as accounts keep it; what is not defined stays as it is written.
  public func fitting(_ texts: [String: String]) -> [String: String] {
    texts.reduce(into: [:]) { kept, entry in
      guard let attribute = called(entry.key) else {
        kept[entry.key] = entry.value
        return
      }
      if let value = attribute.value(of: entry.value) { kept[attribute.key] = value.stored }
    }
  }

  /// The attribute that a column of a file means: by its key, or by its name in any of the languages.
  func called(_ column: String) -> AttributeDefinition? {
    if let found = find(column) { return found }
    let folded = HeaderName.fold(column)
    guard !folded.isEmpty else { return nil }
    return all.first { attribute in
      ([attribute.key] + attribute.name.all.map(\.text)).contains { HeaderName.fold($0) == folded }
    }
  }
}
