/// What counts as a loss: sources disagree, so each back-test says which one it asked.
public enum ChurnDefinition: String, Codable, Sendable, CaseIterable {
  /// The last subscription that was paid for ended, and none followed within thirty days.
  case subscriptions
  /// A record of a loss.
  case events
  /// The field of the account that says since when it is lost, or a source's mark without a day: the day of the last
  /// loss on record then, else on which a subscription last ended.
  case status
}
