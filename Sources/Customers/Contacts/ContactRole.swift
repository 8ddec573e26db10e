import Storage

/// What a contact is to an account's decision.
public enum ContactRole: String, Codable, Sendable, CaseIterable, SQLConvertible {
  case champion
  case decisionMaker
  case economicBuyer
  case user
  case blocker

  /// Those that say most of an account first.
  static let byWeight: [ContactRole] = [.champion, .decisionMaker, .economicBuyer, .blocker, .user]
}
