import Foundation

/// A way of looking at customers that a new scorecard begins with: which parts count, and how much.
public enum ScorecardTemplate: String, Sendable, CaseIterable {
  /// What a workspace begins with.
  case standard
  /// Customers who help themselves: how much and by how many the product is used.
  case productLed
  /// Customers with a manager of their own: contact, champion, renewal.
  case highTouch
  /// Products that tell little of their use: support and what people say.
  case usagePoor

  /// A template with the metrics of a workspace.
  public struct Adapted: Sendable, Equatable {
    public let template: ScorecardTemplate
    public var definition: Scorecard
    /// What no metric or field tells.
    public let leftOut: [ScorecardPart]
  }

  /// Parts that can stand for each other, the first that there is; and their weight, nil for the measure's own.
  private struct Choice {
    let parts: [ScorecardPart]
    let weight: Decimal?

    init(_ parts: ScorecardPart..., weight: Decimal? = nil) {
      self.parts = parts
      self.weight = weight
    }
  }

  /// The template as far as the metrics go, the same for the same metrics; with nothing at all it asks for the last
  /// contact, as the default scorecard does.
  ///
  /// `fields` are the names of the fields that have data.
  public func adapted(to metrics: [MetricSummary], fields: Set<String>) -> Adapted {
    let sorted = metrics.sorted { $0.key < $1.key }
    let candidates = DefaultScorecard.candidates(sorted, fields)
    var chosen: [Measure] = []
    var leftOut: [ScorecardPart] = []
    for choice in choices {
      let found = choice.parts.lazy.compactMap { part in candidates.first { $0.key == part.rawValue } }.first
      guard var measure = found else {
        leftOut.append(contentsOf: choice.parts.prefix(1))
        continue
      }
      measure.weight = choice.weight ?? measure.weight
      chosen.append(measure)
    }
    if !chosen.contains(where: { $0.weight > 0 }) {
      chosen.removeAll { $0.key == DefaultScorecard.lastContact.key }
      chosen.append(DefaultScorecard.lastContact)
      leftOut.removeAll { $0 == .lastContact }
    }
    return Adapted(template: self, definition: DefaultScorecard.scorecard(of: chosen), leftOut: leftOut)
  }

  private var choices: [Choice] {
    switch self {
    case .standard:
      [
        Choice(.useChange), Choice(.daysActive), Choice(.usersPerSeat), Choice(.errorsPerUse),
        Choice(.urgentTickets, .tickets), Choice(.escalations), Choice(.satisfaction, .firstReply),
        Choice(.lastContact),
        Choice(.renewal),
      ]
    case .productLed:
      [
        Choice(.usersPerSeat, weight: 5), Choice(.daysActive, weight: 4), Choice(.useChange, weight: 4),
        Choice(.errorsPerUse, weight: 1), Choice(.urgentTickets, .tickets, weight: 1),
        Choice(.satisfaction, .firstReply, weight: 1),
      ]
    case .highTouch:
      [
        Choice(.daysActive, weight: 2), Choice(.satisfaction, .firstReply, weight: 2),
        Choice(.urgentTickets, .tickets, weight: 1), Choice(.escalations, weight: 1), Choice(.lastContact, weight: 4),
        Choice(.champion, weight: 3), Choice(.impression, weight: 2), Choice(.renewal, weight: 2),
      ]
    case .usagePoor:
      [
        Choice(.daysActive, weight: 1), Choice(.satisfaction, .firstReply, weight: 3),
        Choice(.urgentTickets, .tickets, weight: 3), Choice(.escalations, weight: 2), Choice(.lastContact, weight: 3),
        Choice(.impression, weight: 2), Choice(.renewal, weight: 1),
      ]
    }
  }
}
