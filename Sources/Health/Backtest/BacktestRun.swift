import Kernel

/// A back-test that was asked for: of what, by whom, how far it is, and what came of it.
public struct BacktestRun: IDPrefixed, Sendable, Equatable {
  public static let idPrefix = "bkt"

  public let id: ID<BacktestRun>
  public let question: Backtest.Question
  /// What is tested: the version's definition, or the draft.
  public let definition: Scorecard
  /// Nil for a token that belongs to nobody.
  public let startedBy: ID<Person>?
  public let startedAt: Timestamp
  /// From 0 to 1.
  public var progress = 0.0
  /// Nil while it is under way.
  public var finishedAt: Timestamp?
  /// Why it ended without a result: the code of a problem.
  public var failure: String?
  public var result: Backtest?

  /// Another text whenever it has come further.
  var stamp: String { "\(Int(progress * 100)) \(finishedAt.map { "\($0.milliseconds)" } ?? "")" }
}
