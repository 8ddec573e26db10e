import Kernel

/// Who may use a route. Each route states one; there is no default.
public enum Access: Sendable, Equatable {
  /// Everybody, without signing in: the public list of routes.
  case anyone
  /// Any signed-in person and any valid token, whatever they may do.
  case caller
  /// Any signed-in person.
  case person
  /// Persons and tokens that have the permission.
  case holder(of: Permission)
}
