/// Where something stands across a chart, in whole thousandths of its width.
struct Permille: Sendable, Hashable {
  let value: Int

  init(_ value: Int) { self.value = value }

  /// The place of point `index` of `count`, the first at 0 and the last at 1000; one alone stands at the end.
  init(point index: Int, of count: Int) {
    value = count > 1 ? (index * 1000 + (count - 1) / 2) / (count - 1) : 1000
  }

  /// The left edge of cell `index` of `count`; `index == count` is the right end.
  init(edge index: Int, of count: Int) { value = count > 0 ? (index * 1000 + count / 2) / count : 0 }

  /// `part` of `whole`, from 0 to 1000.
  init(_ part: Double, of whole: Double) {
    let share = whole > 0 ? part / whole : 0
    value = Int((min(1, max(0, share.isFinite ? share : 0)) * 1000).rounded())
  }

  /// As an attribute: `34.5%`.
  var percent: String { "\(value / 10).\(value % 10)%" }

  /// How text there is anchored so that it stays within the chart.
  var anchor: String { value < 200 ? "" : value > 800 ? " end" : " middle" }
}
