/// One of the staff of a workspace. (A customer's people are contacts.)
public struct Person: IDPrefixed, Sendable, Equatable {
  public static let idPrefix = "per"

  public let id: ID<Person>
  public let name: String
  public let email: String

  public init(id: ID<Person>, name: String, email: String) {
    self.id = id
    self.name = name
    self.email = email
  }
}
