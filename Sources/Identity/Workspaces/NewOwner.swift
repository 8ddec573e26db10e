import Kernel

/// The first person of a workspace.
public struct NewOwner: Sendable {
  public let name: String
  public let email: EmailAddress
  public let password: String

  public init(name: String, email: EmailAddress, password: String) {
    self.name = name
    self.email = email
    self.password = password
  }
}
