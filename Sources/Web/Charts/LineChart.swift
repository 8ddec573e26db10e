import Language

/// A value over time as a line: gaps where there is no data, light zones behind, the last value labelled.
public struct LineChart: Sendable {
  public let title: String
  /// One sentence that says what is to be seen.
  public let description: String
  public let points: [ChartPoint]
  public let ticks: [ChartTick]
  public let zones: [ChartZone]
  /// Dashed, for comparison: as many values as points.
  public let other: [Double?]
  /// Lowest and highest value of the plot; nil to begin at zero and end on a round number.
  public let domain: ClosedRange<Double>?
  /// In pixels.
  public let height: Int
  /// Whether the last value is the present one, which is told.
  public let marksLast: Bool

  public init(
    title: String, description: String, points: [ChartPoint], ticks: [ChartTick] = [], zones: [ChartZone] = [],
    other: [Double?] = [], domain: ClosedRange<Double>? = nil, height: Int = 168, marksLast: Bool = true
  ) {
    self.title = title
    self.description = description
    self.points = points
    self.ticks = ticks
    self.zones = zones
    self.other = other
    self.domain = domain
    self.height = height
    self.marksLast = marksLast
  }

  public func html(_ words: Words) -> HTML {
    let figure = ChartFigure(
      title: title, description: description, height: height, points: points, hasTicks: !ticks.isEmpty)
    return figure.html(words, shapes)
  }

  var shapes: HTML {
    let frame = ChartFrame(height: height, scale: scale, points: points)
    let lines: HTML = """
      <svg viewBox="0 0 1000 \(height)" width="100%" height="\(height)" preserveAspectRatio="none">\
      <path class="chart-line-other" d="\(path(other))"/><path class="chart-line" d="\(path(points.map(\.value)))"/></svg>
      """
    let hits = frame.hits(place) { mark($0) }
    return "\(zones.map(zone))\(frame.grid(ticks))\(frame.axis(place))\(lines)\(hits)\(last)"
  }

  private var scale: ChartScale {
    let (top, bottom) = (ChartFrame.above, height - ChartFrame.below)
    if let domain { return ChartScale(domain: domain, top: top, bottom: bottom) }
    return ChartScale(values: (points.map(\.value) + other).compactMap(\.self), top: top, bottom: bottom)
  }

  private func place(_ index: Int) -> Permille { Permille(point: index, of: points.count) }

  /// SVG path data: a new piece begins after each gap.
  func path(_ values: [Double?]) -> String {
    var pieces: [String] = []
    var isDrawing = false
    for (index, value) in values.enumerated() {
      guard let value else {
        isDrawing = false
        continue
      }
      let x = Permille(point: index, of: values.count).value
      // A piece of no length still shows, as a dot, by its round ends.
      pieces.append(isDrawing ? "L\(x) \(scale.y(value))" : "M\(x) \(scale.y(value))h0")
      isDrawing = true
    }
    return pieces.joined()
  }

  private func zone(_ zone: ChartZone) -> HTML {
    let (top, bottom) = (scale.y(zone.range.upperBound), scale.y(zone.range.lowerBound))
    return """
      <rect class="chart-zone \(zone.tone.cssClass)" x="0" y="\(top)" width="100%" height="\(bottom - top)"/>
      """
  }

  private func mark(_ index: Int) -> HTML {
    let x = place(index).percent
    let dot: HTML? = points[index].value.map {
      "<circle class=\"chart-dot\" cx=\"\(x)\" cy=\"\(scale.y($0))\" r=\"5\"/>"
    }
    return """
      <line class="chart-guide" x1="\(x)" x2="\(x)" y1="\(ChartFrame.above - 6)" y2="\(height - ChartFrame.below)"/>\(dot)
      """
  }

  /// The last value there is, as a dot with its text.
  private var last: HTML? {
    guard marksLast, let index = points.lastIndex(where: { $0.value != nil }), let value = points[index].value else {
      return nil
    }
    let (x, y) = (place(index), scale.y(value))
    return """
      <circle class="chart-dot chart-now" cx="\(x.percent)" cy="\(y)" r="4"/>\
      <text class="chart-now\(x.anchor)" x="\(x.percent)" y="\(max(12, y - 10))">\(points[index].text)</text>
      """
  }
}
