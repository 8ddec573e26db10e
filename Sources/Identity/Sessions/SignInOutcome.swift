import Kernel

/// What came of an attempt to sign in.
enum SignInOutcome: Sendable {
  case signedIn(SecretToken)
  /// No such person, a wrong password, or somebody who may not come in any more: it is not said which.
  case refused
  /// The address and the password are right in several workspaces.
  case choose([Workspace])
}
