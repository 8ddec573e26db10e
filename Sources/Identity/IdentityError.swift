import Kernel

/// What cannot be done with people, roles, sessions and tokens.
public enum IdentityError: Error, Equatable, ProblemConvertible {
  /// A workspace always has an owner who can sign in.
  case lastOwner
  /// Only an owner makes and changes owners, and nobody gives away more than they have.
  case beyondOwnRights
  /// Somebody of the workspace has this mail address.
  case emailTaken
  /// Another workspace, role or team has this name.
  case nameTaken
  /// People still have this role.
  case roleInUse
  /// The invitation was used, withdrawn, or is older than a week; or it never was.
  case invitationGone
  /// There is a workspace already.
  case alreadySetUp
  /// The present password, given to change it, is wrong.
  case wrongPassword
  /// More sign-ins at once than the machine has memory to check.
  case overloaded

  public var problem: Problem {
    switch self {
    case .lastOwner: .conflict("lastOwner")
    case .beyondOwnRights: .forbidden
    case .emailTaken: .invalid("/email", "duplicate")
    case .nameTaken: .invalid("/name", "duplicate")
    case .roleInUse: .conflict("roleInUse")
    case .invitationGone: Problem(status: 404, code: "invitationGone")
    case .alreadySetUp: .notFound
    case .wrongPassword: .invalid("/currentPassword", "wrongPassword")
    case .overloaded: Problem(status: 503, code: "unavailable", retryAfter: 5)
    }
  }
}
