import Storage

/// How good something is in a person's eyes. As a number it is 1, 0 or −1.
public enum Judgement: String, Codable, Sendable, CaseIterable {
  case good
  case neutral
  case bad

  public var value: Int {
    switch self {
    case .good: 1
    case .neutral: 0
    case .bad: -1
    }
  }

  public init?(value: Int) {
    guard let found = Judgement.allCases.first(where: { $0.value == value }) else { return nil }
    self = found
  }
}
