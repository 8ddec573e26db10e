import Language

/// Parts of a whole per period as upright stacked columns from a zero line, each part with its shape where there is room,
/// and the last column's parts by name and value: beside it, or below where the figure is narrow.
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
    /// The same in full, for the table.
    public let figures: [String]
    /// The whole as the reader writes it, or the words for no data.
    public let whole: String

    public init(_ label: String, values: [Double], texts: [String], figures: [String]? = nil, whole: String) {
      self.label = label
      self.values = values.map { $0.isFinite ? max(0, $0) : 0 }
      self.texts = texts
      self.figures = figures ?? texts
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
        (part.name, columns.map { $0.figures.isEmpty ? "–" : $0.figures[place] })
      })
    return "<div class=\"stack-s stacked-columns\">\(figure.html(words, shapes))\(legend)</div>"
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
      <line class="chart-zero" x1="0" x2="100%" y1="\(zero)" y2="\(zero)"/>\(frame.axis(place))\(names)\(hits)
      """
  }

  /// The middle of a column.
  private func place(_ index: Int) -> Permille {
    Permille((Permille(edge: index, of: columns.count).value + Permille(edge: index + 1, of: columns.count).value) / 2)
  }

  /// What little there is of a part can still be seen.
  private static let least = 4

  /// Where the parts of a column stand: 4 px and a hairline at least for each that is not nothing, taken from the
  /// largest one.
  private func spans(_ index: Int) -> [(bottom: Int, tall: Int)] {
    let values = columns[index].values
    var sum = 0.0
    let ends =
      [scale.y(0)]
      + values.map { value in
        sum += value; return scale.y(sum)
      }
    var heights = values.indices.map { ends[$0] - ends[$0 + 1] }
    var missing = 0
    for place in values.indices where values[place] > 0 && heights[place] <= Self.least {
      missing += Self.least + 1 - heights[place]
      heights[place] = Self.least + 1
    }
    if let largest = values.indices.max(by: { heights[$0] < heights[$1] }), heights[largest] > 0 {
      heights[largest] = max(Self.least + 1, heights[largest] - missing)
    }
    var bottom = scale.y(0)
    return zip(values, heights).map { value, height in
      defer { bottom -= height }
      return (bottom, value > 0 ? height - 1 : 0)
    }
  }

  private func column(_ index: Int) -> [HTML] {
    let (left, right) = (Permille(edge: index, of: columns.count), Permille(edge: index + 1, of: columns.count))
    let gap = (right.value - left.value) / 10
    let (x, width) = (Permille(left.value + gap), Permille(right.value - left.value - 2 * gap))
    return zip(parts, spans(index)).map { part, span in
      guard span.tall > 0 else { return .empty }
      return """
        <rect class="chart-part \(part.tone.cssClass)" x="\(x.percent)" y="\(span.bottom - span.tall)" \
        width="\(width.percent)" height="\(span.tall)"/>\
        \(shape(part, at: place(index), middle: span.bottom - span.tall / 2, tall: span.tall))
        """
    }
  }

  /// The parts of the last column by name beside it, each where it stands and none over another.
  private var names: [HTML] {
    guard let last = columns.indices.last else { return [] }
    var lowest = height
    return zip(zip(parts, columns[last].texts), spans(last)).compactMap { named, span in
      guard span.tall > 0 else { return nil }
      let y = min(span.bottom - span.tall / 2 + 4, lowest)
      lowest = y - 16
      return """
        <text class="chart-part-name" x="100%" dx="4" y="\(y)"><tspan class="\(named.0.tone.cssClass)">\(named.0.tone.character)</tspan> \(named.0.name) \
        <tspan>\(named.1)</tspan></text>
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
