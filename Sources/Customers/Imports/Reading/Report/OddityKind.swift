/// What is strange about facts that were imported all the same; the words stand under `imports.oddity.<kind>`.
public enum OddityKind: String, Codable, Sendable, CaseIterable {
  /// The same external id came before in this file.
  case duplicateKey
  /// Dated before the account became a customer.
  case beforeAccountStart
  /// Used before the subscription began.
  case usageBeforeSubscription
  case endBeforeStart
  /// The account file and the churn file disagree on who has churned.
  case churnSourcesDisagree
  case arrNotTwelveTimesMrr
  /// The account is not known yet: the row waits.
  case unknownAccount
  case zeroOrNegative
}
