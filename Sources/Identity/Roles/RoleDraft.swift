import Kernel

/// What a person enters about a role of the workspace's own.
public struct RoleDraft: Sendable, Equatable {
  public let name: String
  public let permissions: Set<Permission>
  public let visibility: RowVisibility

  public init(name: String, permissions: Set<Permission>, visibility: RowVisibility) {
    self.name = name
    self.permissions = permissions
    self.visibility = visibility
  }
}
