import Kernel

/// A back-test on the wire.
struct BacktestJSON: Encodable {
  let id: ID<BacktestRun>
  let scorecardId: ID<Scorecard>
  /// Nil for a draft.
  let version: Int32?
  let horizon: Int
  let churn: ChurnDefinition
  let suggestWeights: Bool
  let startedById: ID<Person>?
  let startedAt: Timestamp
  let finishedAt: Timestamp?
  /// From 0 to 1.
  let progress: Double
  let failure: String?
  let result: Backtest?

  init(_ run: BacktestRun) {
    id = run.id
    scorecardId = run.question.scorecard
    version = run.question.version
    horizon = run.question.horizon
    churn = run.question.churn
    suggestWeights = run.question.suggestsWeights
    startedById = run.startedBy
    startedAt = run.startedAt
    finishedAt = run.finishedAt
    progress = run.progress
    failure = run.failure
    result = run.result
  }
}
