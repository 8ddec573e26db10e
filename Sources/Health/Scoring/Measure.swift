import Foundation
import Kernel

/// One thing that a scorecard looks at: source × window × aggregate, turned into points by a curve.
public struct Measure: Hashable, Sendable, Codable {
  /// Unique in the scorecard; history of one measure goes on as long as its key stays.
  public let key: String
  public let name: LocalizedText
  /// Key of the group under which it stands.
  public let group: String
  public let source: MeasureSource
  /// Which days count; a field has its value of the day whatever the window.
  public let window: MeasureWindow
  public let aggregate: MeasureAggregate
  public var curve: PointsCurve
  /// 0 to 100 with at most two decimals; 0 is watched, not counted.
  public var weight: Decimal
  public let missing: MissingPolicy

  public init(
    key: String, name: LocalizedText, group: String, source: MeasureSource, window: MeasureWindow,
    aggregate: MeasureAggregate, curve: PointsCurve, weight: Decimal, missing: MissingPolicy = .standard
  ) {
    self.key = key
    self.name = name
    self.group = group
    self.source = source
    self.window = window
    self.aggregate = aggregate
    self.curve = curve
    self.weight = weight
    self.missing = missing
  }

  /// The weight in whole hundredths; nil when it is negative, above 100 or has more than two decimals.
  public var weightHundredths: Int? {
    guard weight >= 0, weight <= 100 else { return nil }
    return Int("\(weight * 100)")
  }
}
