import Kernel

/// Which role somebody has: `csm`, or the id of one of the workspace's own.
public enum RoleReference: Hashable, Sendable {
  case builtIn(BuiltInRole)
  case custom(ID<Role>)
}

extension RoleReference: LosslessStringConvertible {
  public var description: String {
    switch self {
    case .builtIn(let role): role.rawValue
    case .custom(let id): id.description
    }
  }

  public init?(_ text: String) {
    if let role = BuiltInRole(rawValue: text) {
      self = .builtIn(role)
    } else if let id = ID<Role>(text) {
      self = .custom(id)
    } else {
      return nil
    }
  }
}

extension RoleReference {
  /// For the column `built_in_role`.
  var builtIn: BuiltInRole? { if case .builtIn(let role) = self { role } else { nil } }
  /// For the column `custom_role_id`.
  var custom: ID<Role>? { if case .custom(let id) = self { id } else { nil } }

  /// Reads the two columns, exactly one of which has a value.
  init?(builtIn: BuiltInRole?, custom: ID<Role>?) {
    if let builtIn { self = .builtIn(builtIn) } else if let custom { self = .custom(custom) } else { return nil }
  }
}
