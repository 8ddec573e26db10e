import Kernel

/// An invitation whose link was opened in time.
struct OpenInvitation: Sendable {
  let token: SecretToken
  let invitation: Invitation
  let workspace: Workspace
}
