/// Who acts: a signed-in person, an API token or the program itself, within one workspace.
public struct Actor: Sendable, Equatable {
  /// How the actor came in.
  public enum Kind: Sendable, Equatable {
    case person
    /// The token's name, for the audit log.
    case token(name: String)
    /// Jobs and the command line.
    case system
  }

  /// Which accounts the actor sees.
  public enum Visibility: Sendable, Equatable {
    case all
    /// Those that one of these people owns, or on whose team one is: the actor alone, or the actor's teams.
    case ownedBy(Set<ID<Person>>)
  }

  public let workspace: ID<Workspace>
  public let kind: Kind
  /// Nil for the system and for tokens that belong to no person.
  public let person: ID<Person>?
  public let permissions: Set<Permission>
  public let visibility: Visibility

  public init(
    workspace: ID<Workspace>, kind: Kind, person: ID<Person>?, permissions: Set<Permission>, visibility: Visibility
  ) {
    self.workspace = workspace
    self.kind = kind
    self.person = person
    self.permissions = permissions
    self.visibility = visibility
  }

  /// The program acting for itself in `workspace`: may do everything, sees everything.
  public static func system(in workspace: ID<Workspace>) -> Actor {
    Actor(
      workspace: workspace, kind: .system, person: nil, permissions: Set(Permission.allCases), visibility: .all)
  }

  /// Whether the actor has the permission; what concerns all accounts at once nobody may who does not see them all.
  public func may(_ permission: Permission) -> Bool {
    permissions.contains(permission) && (!permission.concernsAllAccounts || visibility == .all)
  }

  /// Throws the 403 problem unless the actor has `permission`.
  public func require(_ permission: Permission) throws(Problem) {
    guard may(permission) else { throw .forbidden }
  }
}
