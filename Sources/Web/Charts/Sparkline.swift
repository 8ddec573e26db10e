/// A line of 80 × 20 px beside a number: the shape of a value over time, its last point marked.
public struct Sparkline: Sendable {
  /// Oldest first; nil where there is no data.
  public let values: [Double?]
  /// What it shows, read out and as title: "Health over 13 weeks, from 71 to 34".
  public let description: String

  public init(values: [Double?], description: String) {
    self.values = values.map { $0.flatMap { $0.isFinite ? $0 : nil } }
    self.description = description
  }

  /// A dash when there is nothing to draw.
  public var html: HTML {
    guard let last = values.lastIndex(where: { $0 != nil }), let value = values[last] else {
      return "<span class=\"muted\">–</span>"
    }
    return """
      <svg class="spark" viewBox="0 0 80 20" width="80" height="20" role="img" aria-label="\(description)">\
      <title>\(description)</title><path class="spark-line" d="\(path)"/>\
      <circle class="spark-dot" cx="\(x(last))" cy="\(y(value))" r="2"/></svg>
      """
  }

  var path: String {
    var text = ""
    var isDrawing = false
    for (index, value) in values.enumerated() {
      if let value { text += (isDrawing ? "L" : "M") + "\(x(index)) \(y(value))" + (isDrawing ? "" : "h0") }
      isDrawing = value != nil
    }
    return text
  }

  /// From 2 to 77, so that the last dot is whole.
  private func x(_ index: Int) -> Int { 2 + Permille(point: index, of: values.count).value * 75 / 1000 }

  private func y(_ value: Double) -> Int {
    let known = values.compactMap(\.self)
    guard let low = known.min(), let high = known.max(), high > low else { return 10 }
    return ChartScale(domain: low...high, top: 3, bottom: 17).y(value)
  }
}
