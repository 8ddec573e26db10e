import Language

/// How one number became another: a table whose bars lead from the start, change by change, to the end.
public struct Bridge: Sendable {
  public struct Step: Sendable {
    public let name: String
    /// Opens the rows behind the change.
    public let path: Path?
    public let change: Double
    /// The change as the reader writes it, with its sign.
    public let text: String

    public init(_ name: String, path: Path? = nil, change: Double, text: String) {
      self.name = name
      self.path = path
      self.change = change
      self.text = text
    }
  }

  /// What the table says, read out.
  public let caption: String
  public let start: (name: String, value: Double, text: String)
  public let steps: [Step]
  public let end: (name: String, value: Double, text: String)

  public init(
    caption: String, start: (name: String, value: Double, text: String), steps: [Step],
    end: (name: String, value: Double, text: String)
  ) {
    self.caption = caption
    self.start = start
    self.steps = steps
    self.end = end
  }

  public func html(_ words: Words) -> HTML {
    """
    <table class="bridge"><caption class="visually-hidden">\(caption)</caption><thead class="visually-hidden"><tr>\
    <th scope="col">\(words["web.chart.what"])</th><th scope="col">\(words["web.chart.change"])</th>\
    <th scope="col">\(words["web.chart.value"])</th></tr></thead>\
    <tbody>\(total(start))\(changes)\(total(end))</tbody></table>
    """
  }

  private var changes: [HTML] {
    zip(steps, bars).map { step, bar in
      let name: HTML = step.path.map { "<a href=\"\($0)\">\(step.name)</a>" } ?? "\(step.name)"
      let cssClass = step.change < 0 ? "bar-down" : "bar-up"
      let rect: HTML = "<rect class=\"\(cssClass)\" x=\"\(bar.x)\" y=\"3\" width=\"\(bar.width)\" height=\"10\"/>"
      return row(name, rect, step.text, isTotal: false)
    }
  }

  private func total(_ total: (name: String, value: Double, text: String)) -> HTML {
    let x = min(994, max(0, place(total.value) - 3))
    let rect: HTML = "<rect class=\"bar-total\" x=\"\(x)\" y=\"0\" width=\"6\" height=\"16\"/>"
    return row("\(total.name)", rect, total.text, isTotal: true)
  }

  private func row(_ name: HTML, _ rect: HTML, _ text: String, isTotal: Bool) -> HTML {
    """
    <tr\(flag: " class=\"bridge-total\"", isTotal)><th scope="row">\(name)</th><td>\
    <svg class="bar" viewBox="0 0 1000 16" preserveAspectRatio="none" aria-hidden="true">\
    <line class="bar-guide" x1="\(place(start.value))" x2="\(place(start.value))" y1="0" y2="16"/>\(rect)</svg></td>\
    <td class="num">\(text)</td></tr>
    """
  }

  /// The running totals: the start, and after each step.
  private var levels: [Double] {
    steps.reduce(into: [start.value]) { levels, step in levels.append((levels.last ?? 0) + step.change) }
  }

  /// One bar a step, at least two thousandths wide so that a small change shows.
  var bars: [(x: Int, width: Int)] {
    zip(levels, levels.dropFirst()).map { before, after in
      let (left, right) = (place(min(before, after)), place(max(before, after)))
      return (min(left, 998), max(2, right - left))
    }
  }

  /// Within the range that the bridge passes, a tenth of it left free at both ends.
  func place(_ value: Double) -> Int {
    let all = levels + [end.value]
    let (low, high) = (all.min() ?? 0, all.max() ?? 1)
    let span = high > low ? high - low : 1
    return 100 + Permille(value - low, of: span).value * 800 / 1000
  }
}
