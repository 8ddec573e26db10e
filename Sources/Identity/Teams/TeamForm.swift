import Kernel
import Web

/// A team's form that was refused.
struct TeamForm: Sendable {
  /// Nil for a new team.
  let team: ID<Team>?
  let form: SubmittedForm
}
