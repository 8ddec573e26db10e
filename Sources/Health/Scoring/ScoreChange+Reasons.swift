import Kernel

extension ScoreChange {
  /// One reason of a change, for a sentence such as "weekly active users 31 → 9 (−12)".
  public struct Reason: Hashable, Sendable {
    public let kind: ScoreChangeLine.Kind
    /// Of the measure or exception; empty for the other kinds.
    public let key: String
    /// What the scorecard calls it; nil for kinds that the catalogue names (`textKey`).
    public let name: LocalizedText?
    public let fromValue: Double?
    public let toValue: Double?
    /// Its part of the change.
    public let share: Points

    /// The sentence in the catalogue.
    public var textKey: String {
      guard kind == .measure else { return "health.reason.\(kind.rawValue)" }
      return switch (fromValue, toValue) {
      case (_?, nil): "health.reason.measureLost"
      case (nil, _?): "health.reason.measureNew"
      default: "health.reason.measure"
      }
    }
  }

  /// The lines that moved the score most, the largest first, those against the change included.
  ///
  /// Re-weighting and hold are told as one, for data that went missing moves both and often by as much.
  /// `scorecards` names measures and exceptions, the later scorecard before the earlier.
  public func topReasons(_ count: Int = 3, named scorecards: [Scorecard]) -> [Reason] {
    let told = merged.filter { $0.share != .zero }
    let ranked = told.enumerated().sorted { left, right in
      let (one, other) = (left.element.share.magnitude, right.element.share.magnitude)
      return one == other ? left.offset < right.offset : one > other
    }
    return ranked.prefix(count).map { reason($0.element, scorecards) }
  }

  private var merged: [ScoreChangeLine] {
    let weighing = lines.filter { $0.kind == .coverage || $0.kind == .hold }
    guard weighing.count == 2 else { return lines }
    let share = weighing.reduce(Points.zero) { $0 + $1.share }
    let kind = weighing.max { $0.share.magnitude < $1.share.magnitude }?.kind ?? .coverage
    return lines.filter { $0.kind != .coverage && $0.kind != .hold } + [ScoreChangeLine(kind: kind, share: share)]
  }

  private func reason(_ line: ScoreChangeLine, _ scorecards: [Scorecard]) -> Reason {
    Reason(
      kind: line.kind, key: line.key, name: scorecards.lazy.compactMap { $0.name(of: line) }.first,
      fromValue: line.fromValue, toValue: line.toValue, share: line.share)
  }
}

extension Points {
  fileprivate var magnitude: UInt64 { millionths.magnitude }
}

extension Scorecard {
  fileprivate func name(of line: ScoreChangeLine) -> LocalizedText? {
    switch line.kind {
    case .measure: measures.first { $0.key == line.key }?.name
    case .exception: exceptions.first { $0.key == line.key }?.reason
    case .coverage, .scorecard, .hold: nil
    }
  }
}
