import Foundation
import Kernel

/// Weights that would have told best who was lost, beside the present ones. Nothing applies them but a person.
public struct WeightSuggestion: Codable, Sendable, Equatable {
  /// How well scores told who was lost, of accounts that the weights were not learnt from.
  public struct Area: Codable, Sendable, Equatable {
    public let auc: Double
    public let low: Double
    public let high: Double
  }

  /// What is said of a measure besides its weight.
  public enum Note: String, Codable, Sendable {
    /// By itself more points went with more losses; it gets no weight.
    case wrongWay
    /// What it tells the others tell as well; it gets no weight.
    case addsNothing
    /// It had no data, or always the same points: it keeps its weight.
    case untold
  }

  /// A measure with both weights, of which all measures have 100 each.
  public struct Weighed: Codable, Sendable, Equatable {
    public let key: String
    public let present: Decimal
    public let suggested: Decimal
    /// The area of its points by themselves; nil where they tell nothing.
    public let auc: Double?
    public let note: Note?
  }

  public enum Verdict: String, Codable, Sendable {
    case better
    /// The interval of the difference includes 0.
    case noBetter
    case worse
  }

  /// In the order of the scorecard.
  public let measures: [Weighed]
  public let present: Area
  public let suggested: Area
  /// Of the suggested from the present area, on the same cases.
  public let difference: Double
  public let differenceLow: Double
  public let differenceHigh: Double
  public let verdict: Verdict
  /// Parts that the accounts were dealt into, each judged by weights that were learnt from the others.
  public let folds: Int

  /// Whether the suggested weights tell more than chance does.
  public var isBetterThanChance: Bool { suggested.low > 0.5 }
}

extension WeightSuggestion.Area {
  init(_ spread: ROCSpread) {
    let area = ROCArea(spread)
    (auc, low, high) = (area.value, area.low, area.high)
  }
}
