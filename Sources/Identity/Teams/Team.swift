import Kernel

/// People who share their accounts: their role may show them the accounts of the team.
public struct Team: Sendable, Equatable, IDPrefixed {
  public static let idPrefix = "tea"

  public let id: ID<Team>
  public let name: String
  public let members: [ID<Person>]
}
