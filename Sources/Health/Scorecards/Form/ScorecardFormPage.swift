import Customers
import Kernel
import Web

/// Everything that the form of a scorecard shows: finished values.
struct ScorecardFormPage {
  let card: StoredScorecard
  /// What the form says, as far as it can be read; the stored definition at first.
  let draft: Scorecard
  let form: SubmittedForm
  /// Every metric of the workspace.
  let metrics: [Metric]
  /// The scorecards with rules but this one, in order.
  let others: [StoredScorecard]
  /// The key of a part that was just added or moved: nothing is saved yet.
  var shown: String?
  /// Whether the form holds parts that are not saved.
  var isEdited = false
}
