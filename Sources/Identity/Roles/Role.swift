import Kernel

/// What a person may do and which accounts they see: built in, or the workspace's own.
public struct Role: Sendable, Equatable, IDPrefixed {
  public static let idPrefix = "rol"

  public let reference: RoleReference
  /// The name that the workspace gave it; nil for built-in roles, whose names stand in the catalogues.
  public let name: String?
  public let permissions: Set<Permission>
  public let visibility: RowVisibility

  /// A built-in role, with the visibility that the workspace chose for it.
  init(_ builtIn: BuiltInRole, visibility: RowVisibility?) {
    reference = .builtIn(builtIn)
    name = nil
    permissions = builtIn.permissions
    self.visibility = visibility ?? .all
  }

  init(id: ID<Role>, name: String, permissions: Set<Permission>, visibility: RowVisibility) {
    reference = .custom(id)
    self.name = name
    self.permissions = permissions
    self.visibility = visibility
  }
}
