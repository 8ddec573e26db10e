import Kernel

/// What health is made of: measures in groups with weights, band limits and exceptions.
///
/// A value without id or version: a store keeps it as JSON under an immutable version number.
public struct Scorecard: Hashable, Sendable, Codable {
  /// A heading under which measures stand together.
  public struct Group: Hashable, Sendable, Codable {
    public let key: String
    public let name: LocalizedText

    public init(key: String, name: LocalizedText) {
      self.key = key
      self.name = name
    }
  }

  public let groups: [Group]
  /// In the order of the page; keys are unique and stay when a measure is edited.
  public let measures: [Measure]
  public let bands: BandLimits
  /// Percent of the weight that must have data for a band to be shown, 0 to 100; below it the score is grey.
  public let minimumCoverage: Int
  public let exceptions: [ScoreException]

  public init(
    groups: [Group], measures: [Measure], bands: BandLimits = .standard, minimumCoverage: Int = 60,
    exceptions: [ScoreException] = []
  ) {
    self.groups = groups
    self.measures = measures
    self.bands = bands
    self.minimumCoverage = minimumCoverage
    self.exceptions = exceptions
  }
}
