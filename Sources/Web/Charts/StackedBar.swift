/// Parts of a whole in one bar, each labelled below it.
public struct StackedBar: Sendable {
  public struct Part: Sendable {
    public let name: String
    public let value: Double
    /// The value as the reader writes it.
    public let text: String
    /// Nil for shades of the accent.
    public let tone: Tone?
    public let path: Path?

    public init(_ name: String, value: Double, text: String, tone: Tone? = nil, path: Path? = nil) {
      self.name = name
      self.value = value.isFinite ? max(0, value) : 0
      self.text = text
      self.tone = tone
      self.path = path
    }
  }

  /// What the whole is, read out.
  public let title: String
  public let parts: [Part]

  public init(title: String, parts: [Part]) {
    self.title = title
    self.parts = parts
  }

  public var html: HTML {
    """
    <div class="stack-s"><svg class="stacked" viewBox="0 0 1000 16" preserveAspectRatio="none" role="img" \
    aria-label="\(title)"><title>\(title)</title>\(rects)</svg><ul class="stacked-parts">\(labels)</ul></div>
    """
  }

  /// Edges of the parts in thousandths: they meet exactly and end at 1000 whatever the rounding.
  var edges: [Int] {
    let whole = parts.reduce(0) { $0 + $1.value }
    var sum = 0.0
    return [0]
      + parts.map { part in
        sum += part.value
        return Permille(sum, of: whole).value
      }
  }

  private var rects: [HTML] {
    zip(parts.indices, zip(edges, edges.dropFirst())).map { index, edge in
      let part = parts[index]
      let gap = edge.1 < 1000 && edge.1 - edge.0 > 6 ? 3 : 0
      return """
        <rect class="\(cssClass(index))" x="\(edge.0)" y="0" width="\(edge.1 - edge.0 - gap)" height="16">\
        <title>\(part.name): \(part.text)</title></rect>
        """
    }
  }

  private var labels: [HTML] {
    parts.indices.map { index in
      let part = parts[index]
      let swatch: HTML = part.tone?.mark ?? Self.swatch(index)
      let words: HTML = "<span>\(part.name)</span> <b>\(part.text)</b>"
      let linked: HTML = part.path.map { "<a href=\"\($0)\">\(words)</a>" } ?? words
      return "<li class=\"\(part.tone?.cssClass)\">\(swatch)\(linked)</li>"
    }
  }

  private func cssClass(_ index: Int) -> String {
    parts[index].tone.map { "part-tone " + $0.cssClass } ?? "part-\(min(index, 3))"
  }

  private static func swatch(_ index: Int) -> HTML {
    """
    <svg class="stacked-swatch" viewBox="0 0 10 10" aria-hidden="true">\
    <rect class="part-\(min(index, 3))" width="10" height="10" rx="2"/></svg>
    """
  }
}
