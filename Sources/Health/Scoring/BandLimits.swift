import Kernel

/// Where the bands begin: red [0, amber), amber [amber, green), green [green, 100].
public struct BandLimits: Hashable, Sendable, Codable {
  /// The lowest score that is amber.
  public let amber: Points
  /// The lowest score that is green.
  public let green: Points

  public init(amber: Points, green: Points) {
    self.amber = amber
    self.green = green
  }

  /// Red below 50, green from 75.
  public static let standard = BandLimits(amber: Points(50), green: Points(75))

  /// The band of a score; a score exactly on a limit belongs to the better band.
  public func band(of score: Points) -> Band {
    if score < amber { return .red }
    return score < green ? .amber : .green
  }
}
