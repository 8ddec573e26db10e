/// The parts that line and bar charts share: grid, labels under the axis, and what hovering shows.
struct ChartFrame: Sendable {
  let height: Int
  let scale: ChartScale
  let points: [ChartPoint]

  /// Pixels above the plot for the label of the last value, and below it for the labels of the axis.
  static let above = 24
  static let below = 20

  func grid(_ ticks: [ChartTick]) -> HTML {
    HTML.join(
      ticks.map { tick in
        let y = scale.y(tick.value)
        return """
          <line class="chart-grid" x1="0" x2="100%" y1="\(y)" y2="\(y)"/>\
          <text class="end" x="-8" y="\(y + 4)">\(tick.text)</text>
          """
      })
  }

  /// The first and last label, and the middle one of five or more.
  func axis(_ place: (Int) -> Permille) -> HTML {
    guard let last = points.indices.last else { return .empty }
    let shown = last >= 4 ? [0, last / 2, last] : last > 0 ? [0, last] : [last]
    return HTML.join(
      shown.map { index in
        let x = place(index)
        return """
          <text class="chart-axis\(x.anchor)" x="\(x.percent)" y="\(height - 4)">\(points[index].label)</text>
          """
      })
  }

  /// An invisible column a point; hovering over it shows its label and value.
  func hits(_ place: (Int) -> Permille, mark: (Int) -> HTML) -> [HTML] {
    points.indices.map { index in
      let (left, right) = (Permille(edge: index, of: points.count), Permille(edge: index + 1, of: points.count))
      let (x, point) = (place(index), points[index])
      return """
        <g class="chart-hit"><title>\(point.label): \(point.text)</title>\
        <rect x="\(left.percent)" y="0" width="\(Permille(right.value - left.value).percent)" height="\(height)"/>\
        \(mark(index))<text class="chart-hit-text\(x.anchor)" x="\(x.percent)" y="12">\(point.label): \(point.text)</text></g>
        """
    }
  }
}
