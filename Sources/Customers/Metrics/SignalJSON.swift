import Kernel
import Language

/// A signal on the wire.
struct SignalJSON: Encodable, Sendable {
  let id: ID<Signal>
  let accountId: ID<Account>
  let metric: String
  let occurredAt: Timestamp
  let recordedAt: Timestamp
  let value: Double
  let dimension: String?

  init(_ signal: Signal, metric: String) {
    id = signal.id
    accountId = signal.account
    self.metric = metric
    occurredAt = signal.occurredAt
    recordedAt = signal.recordedAt
    value = signal.value
    dimension = signal.dimension
  }
}

/// What became of a list of samples, on the wire.
struct SignalResultsJSON: Encodable, Sendable {
  struct Item: Encodable, Sendable {
    struct FieldError: Encodable, Sendable {
      let pointer: String
      let code: String
      let detail: String
    }

    /// `accepted`, `duplicate` or `refused`.
    let status: String
    let errors: [FieldError]?
  }

  let accepted: Int
  let duplicates: Int
  let refused: Int
  /// In the order of the samples.
  let results: [Item]

  init(_ outcomes: [SignalActions.Outcome], _ words: Words) {
    results = outcomes.map { Item($0, words) }
    accepted = results.count { $0.status == "accepted" }
    duplicates = results.count { $0.status == "duplicate" }
    refused = results.count { $0.status == "refused" }
  }
}

extension SignalResultsJSON.Item {
  fileprivate init(_ outcome: SignalActions.Outcome, _ words: Words) {
    switch outcome {
    case .accepted: self.init(status: "accepted", errors: nil)
    case .duplicate: self.init(status: "duplicate", errors: nil)
    case .refused(let fields):
      let errors = fields.map { field in
        FieldError(
          pointer: field.pointer, code: field.code, detail: words("problem.field.\(field.code)", field.arguments))
      }
      self.init(status: "refused", errors: errors)
    }
  }
}
