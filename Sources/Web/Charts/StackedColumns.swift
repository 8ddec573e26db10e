import Language

/// Parts of a whole per period as upright stacked columns from a zero line, each part with its shape where there is room,
/// and the last column's values beside their names below.
public struct StackedColumns: Sendable {
  /// A part that every column has, the first at the bottom.
  public struct Part: Sendable {
    public let name: String
    public let tone: Tone

    public init(_ name: String, tone: Tone) {
      self.name = name
      self.tone = tone
    }
  }

  /// One period; without data its values are empty.
  public struct Column: Sendable {
    public let label: String
    /// As many as parts.
    public let values: [Double]
    public let texts: [String]
    /// The whole as the reader writes it, or the words for no data.
    public let whole: String

    public init(_ label: String, values: [Double], texts: [String], whole: String) {
      self.label = label
      self.values = values.map { $0.isFinite ? max(0, $0) : 0 }
      self.texts = texts
      self.whole = whole
    }
  }

  public let title: String
  /// One sentence that says what is to be seen.
  public let description: String
  public let parts: [Part]
  public let columns: [Column]
  public let ticks: [ChartTick]
  /// In pixels.
  public let height: Int

  public init(
    title: String, description: String, parts: [Part], columns: [Column], ticks: [ChartTick] = [], height: Int = 192
  ) {
    self.title = title
    self.description = description
    self.parts = parts
    self.columns = columns
    self.ticks = ticks
    self.height = height
  }

  public func html(_ words: Words) -> HTML {
    let figure = ChartFigure(
      title: title, description: description, height: height, points: points, hasTicks: !ticks.isEmpty,
      parts: parts.enumerated().map { place, part in
        (part.name, columns.map { $0.texts.isEmpty ? "–" : $0.texts[place] })
      })
    return "<div class=\"stack-s\">\(figure.html(words, shapes))\(legend)</div>"
  }

  private var points: [ChartPoint] {
    columns.map {
      ChartPoint(label: $0.label, value: $0.values.isEmpty ? nil : $0.values.reduce(0, +), text: $0.whole)
    }
  }

  private var scale: ChartScale {
    let highest = points.compactMap(\.value).max() ?? 0
    return ChartScale(domain: 0...highest, top: ChartFrame.above, bottom: height - ChartFrame.below)
  }

  private var shapes: HTML {
    let frame = ChartFrame(height: height, scale: scale, points: points)
    let zero = scale.y(0)
    let hits = frame.hits(place) { _ in .empty }
    return """
      \(frame.grid(ticks))\(columns.indices.flatMap(column))\
      <line class="chart-zero" x1="0" x2="100%" y1="\(zero)" y2="\(zero)"/>\(frame.axis(place))\(hits)
      """
  }

  /// The middle of a column.
  private func place(_ index: Int) -> Permille {
    Permille((Permille(edge: index, of: columns.count).value + Permille(edge: index + 1, of: columns.count).value) / 2)
  }

  private func column(_ index: Int) -> [HTML] {
    let (left, right) = (Permille(edge: index, of: columns.count), Permille(edge: index + 1, of: columns.count))
    let gap = (right.value - left.value) / 10
    let (x, width) = (Permille(left.value + gap), Permille(right.value - left.value - 2 * gap))
    var sum = 0.0
    return zip(parts, columns[index].values).map { part, value in
      let bottom = scale.y(sum)
      sum += value
      let top = scale.y(sum)
      guard value > 0 else { return .empty }
      // A hairline between parts, and at least a pixel, so that little is not nothing.
      let tall = max(1, bottom - top - (bottom - top > 3 ? 1 : 0))
      return """
        <rect class="chart-part \(part.tone.cssClass)" x="\(x.percent)" y="\(bottom - tall)" width="\(width.percent)" \
        height="\(tall)"/>\(shape(part, at: place(index), middle: bottom - tall / 2, tall: tall))
        """
    }
  }

  /// The shape of the tone, so that the parts are told apart without their colours.
  private func shape(_ part: Part, at x: Permille, middle: Int, tall: Int) -> HTML? {
    guard tall >= 14 else { return nil }
    return "<text class=\"chart-part-mark\" x=\"\(x.percent)\" y=\"\(middle + 4)\">\(part.tone.character)</text>"
  }

  private var legend: HTML? {
    guard let last = columns.last, !last.texts.isEmpty else { return nil }
    let items: [HTML] = zip(parts, last.texts).map { part, text in
      "<li class=\"\(part.tone.cssClass)\">\(part.tone.mark)<span>\(part.name)</span> <b>\(text)</b></li>"
    }
    return "<ul class=\"stacked-parts\">\(items)</ul>"
  }
}

extension Tone {
  /// Its shape as a character, within charts.
  fileprivate var character: String {
    switch self {
    case .red: "▼"
    case .amber: "◆"
    case .green: "●"
    case .grey: "○"
    }
  }
}
