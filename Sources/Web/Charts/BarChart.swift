import Language

/// A value per period as upright bars from a zero line, the last value labelled.
public struct BarChart: Sendable {
  public let title: String
  /// One sentence that says what is to be seen.
  public let description: String
  public let points: [ChartPoint]
  public let ticks: [ChartTick]
  /// In pixels.
  public let height: Int

  public init(
    title: String, description: String, points: [ChartPoint], ticks: [ChartTick] = [], height: Int = 136
  ) {
    self.title = title
    self.description = description
    self.points = points
    self.ticks = ticks
    self.height = height
  }

  public func html(_ words: Words) -> HTML {
    let figure = ChartFigure(
      title: title, description: description, height: height, points: points, hasTicks: !ticks.isEmpty)
    return figure.html(words, shapes)
  }

  var shapes: HTML {
    let frame = ChartFrame(height: height, scale: scale, points: points)
    let zero = scale.y(0)
    let hits = frame.hits(place) { _ in .empty }
    return """
      \(frame.grid(ticks))\(points.indices.map(bar))\
      <line class="chart-zero" x1="0" x2="100%" y1="\(zero)" y2="\(zero)"/>\(frame.axis(place))\(hits)\(last)
      """
  }

  private var scale: ChartScale {
    ChartScale(values: points.compactMap(\.value), top: ChartFrame.above, bottom: height - ChartFrame.below)
  }

  /// The middle of a bar.
  private func place(_ index: Int) -> Permille {
    Permille((Permille(edge: index, of: points.count).value + Permille(edge: index + 1, of: points.count).value) / 2)
  }

  /// Four fifths of its column; at least one pixel high, so that little is not nothing.
  private func bar(_ index: Int) -> HTML {
    guard let value = points[index].value, value != 0 else { return .empty }
    let (zero, end) = (scale.y(0), scale.y(value))
    let (left, right) = (Permille(edge: index, of: points.count), Permille(edge: index + 1, of: points.count))
    let gap = (right.value - left.value) / 10
    let width = Permille(right.value - left.value - 2 * gap)
    return """
      <rect class="chart-bar" x="\(Permille(left.value + gap).percent)" y="\(min(zero, end))" \
      width="\(width.percent)" height="\(max(1, abs(end - zero)))"/>
      """
  }

  private var last: HTML? {
    guard let index = points.lastIndex(where: { $0.value != nil }), let value = points[index].value else { return nil }
    let x = place(index)
    // The text is wider than its bar: it stands above its neighbours too.
    let highest = points[max(0, index - 3)...index].compactMap(\.value).max() ?? value
    let y = max(12, min(scale.y(0), scale.y(highest)) - 6)
    return "<text class=\"chart-now\(x.anchor)\" x=\"\(x.percent)\" y=\"\(y)\">\(points[index].text)</text>"
  }
}
