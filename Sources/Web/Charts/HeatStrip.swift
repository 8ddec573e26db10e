/// Many values in a row as cells, the fuller the more: days active, tickets a week.
public struct HeatStrip: Sendable {
  public let title: String
  public let points: [ChartPoint]
  /// In pixels.
  public let height: Int

  public init(title: String, points: [ChartPoint], height: Int = 20) {
    self.title = title
    self.points = points
    self.height = height
  }

  public var html: HTML {
    """
    <figure class="chart"><figcaption><b>\(title)</b></figcaption><svg class="heat" height="\(height)" role="img" aria-label="\(title)"><title>\(title)</title>\
    \(points.indices.map(cell))</svg></figure>
    """
  }

  private func cell(_ index: Int) -> HTML {
    let (left, right) = (Permille(edge: index, of: points.count), Permille(edge: index + 1, of: points.count))
    let gap = min(4, (right.value - left.value) / 5)
    let width = Permille(right.value - left.value - gap)
    let point = points[index]
    return """
      <rect class="heat-\(level(point.value))" x="\(left.percent)" y="0" width="\(width.percent)" height="\(height)" \
      rx="2"><title>\(point.label): \(point.text)</title></rect>
      """
  }

  /// `none` for no data, 0 for nothing, 1 to 4 for a quarter each of the largest value.
  func level(_ value: Double?) -> String {
    guard let value else { return "none" }
    let highest = points.compactMap(\.value).max() ?? 0
    guard value > 0, highest > 0 else { return "0" }
    return String(min(4, Int((value / highest * 4).rounded(.up))))
  }
}
