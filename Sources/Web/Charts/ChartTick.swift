/// A line across a chart with its words.
public struct ChartTick: Sendable {
  public let value: Double
  public let text: String

  public init(_ value: Double, _ text: String) {
    self.value = value
    self.text = text
  }
}
