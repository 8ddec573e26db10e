/// How much of a scorecard's weight had data.
public struct Coverage: Hashable, Sendable {
  /// Weight of the measures with data, in hundredths.
  public let known: Int
  /// Weight of all measures, in hundredths.
  public let all: Int

  public init(known: Int, all: Int) {
    self.known = known
    self.all = all
  }

  /// 0 to 1; 0 for a scorecard without weight.
  public var share: Double { all == 0 ? 0 : Double(known) / Double(all) }

  /// Whether it reaches `percent`, exactly.
  public func reaches(percent: Int) -> Bool { all > 0 && known * 100 >= percent * all }
}
