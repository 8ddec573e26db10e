/// The values of the fields of a row, in the order of the fields' names.
///
/// A row has some ten of them: looking through them is quicker than hashing their names.
public struct FieldValues: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  struct Entry: Hashable, Sendable {
    let key: ImportFieldKey
    var value: ImportValue
  }

  private(set) var entries: [Entry] = []

  public init() {}

  public init(dictionaryLiteral elements: (ImportFieldKey, ImportValue)...) {
    for (key, value) in elements { self[key] = value }
  }

  /// Nil for a field without a value.
  public subscript(key: ImportFieldKey) -> ImportValue? {
    get { place(of: key).map { entries[$0].value } }
    set {
      switch (place(of: key), newValue) {
      case (let place?, let value?): entries[place].value = value
      case (let place?, nil): entries.remove(at: place)
      case (nil, let value?):
        let name = key.rawValue
        let before = entries.lastIndex { $0.key.rawValue < name }
        entries.insert(Entry(key: key, value: value), at: before.map { $0 + 1 } ?? 0)
      case (nil, nil): break
      }
    }
  }

  mutating func reserveCapacity(_ count: Int) { entries.reserveCapacity(count) }

  mutating func removeAll(where isGone: (ImportFieldKey) -> Bool) { entries.removeAll { isGone($0.key) } }

  private func place(of key: ImportFieldKey) -> Int? {
    for place in entries.indices where entries[place].key == key { return place }
    return nil
  }
}

/// As a dictionary is written.
extension FieldValues: Codable {
  public init(from decoder: any Decoder) throws {
    for (key, value) in try [ImportFieldKey: ImportValue](from: decoder) { self[key] = value }
  }

  public func encode(to encoder: any Encoder) throws {
    try Dictionary(uniqueKeysWithValues: entries.map { ($0.key, $0.value) }).encode(to: encoder)
  }
}
