/// How a measure came by its points on a day.
public enum MeasureState: UInt8, Sendable, CaseIterable {
  /// Data of the window.
  case fresh = 0
  /// The last known value, older than the window; `MeasureResult.dataDay` says since when.
  case carried = 1
  /// Silence of an account whose feed is alive: a known zero.
  case zero = 2
  /// No data, left out.
  case missing = 3
  /// No data, counted as 50.
  case neutral = 4
  /// No data, counted as 0.
  case worst = 5

  /// Whether the points come from data, which is what coverage counts.
  public var hasData: Bool { rawValue <= Self.zero.rawValue }

  /// Whether the measure is part of the score.
  public var isCounted: Bool { self != .missing }

  /// Its word in the catalogue: `health.state.fresh`.
  public var textKey: String { "health.state.\(self)" }
}
