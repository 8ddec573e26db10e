import Web

/// The form of what to change about many accounts.
struct BulkChangeForm: Sendable {
  /// As they were chosen in the list.
  let ids: [String]
  let filter: String
  /// Whether all accounts of the filter are meant in place of the chosen ones.
  let takesAll: Bool
  let values: SubmittedForm
}
