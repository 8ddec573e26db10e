/// One value of a chart with its words.
public struct ChartPoint: Sendable {
  /// Where it stands: "3 Nov", a week, a name.
  public let label: String
  /// Nil where there is no data: lines have a gap there, bars and cells are left out.
  public let value: Double?
  /// The value as the reader writes it, or the words for no data.
  public let text: String

  public init(label: String, value: Double?, text: String) {
    self.label = label
    self.value = value.flatMap { $0.isFinite ? $0 : nil }
    self.text = text
  }
}
