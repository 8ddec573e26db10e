/// A light zone behind a line, as the band red from 0 to 50.
public struct ChartZone: Sendable {
  public let range: ClosedRange<Double>
  public let tone: Tone

  public init(_ range: ClosedRange<Double>, tone: Tone) {
    self.range = range
    self.tone = tone
  }
}
