/// An oddity with how often it was seen and its first examples.
public struct ImportOddity: Codable, Hashable, Sendable {
  public let kind: OddityKind
  public internal(set) var count: Int
  /// Of how many `count` is a part, where that says something.
  public internal(set) var total: Int?
  public internal(set) var examples: [OddityExample]

  public static let exampleLimit = 100

  public init(kind: OddityKind, count: Int = 0, total: Int? = nil, examples: [OddityExample] = []) {
    self.kind = kind
    self.count = count
    self.total = total
    self.examples = Array(examples.prefix(Self.exampleLimit))
  }

  /// `count` of `total`, 0 to 1.
  public var share: Double? {
    guard let total, total > 0 else { return nil }
    return Double(count) / Double(total)
  }

  private enum CodingKeys: String, CodingKey {
    case kind, count, total, share, examples
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      kind: try container.decode(OddityKind.self, forKey: .kind),
      count: try container.decode(Int.self, forKey: .count),
      total: try container.decodeIfPresent(Int.self, forKey: .total),
      examples: try container.decode([OddityExample].self, forKey: .examples))
  }

  /// Writes the share as well, for those who read the report.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .kind)
    try container.encode(count, forKey: .count)
    try container.encodeIfPresent(total, forKey: .total)
    try container.encodeIfPresent(share, forKey: .share)
    try container.encode(examples, forKey: .examples)
  }
}
