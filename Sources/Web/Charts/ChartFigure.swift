import Language

/// The figure around a chart: title, what it says, the SVG, and the same data as a table.
struct ChartFigure: Sendable {
  let title: String
  /// One sentence that says what is to be seen; read out in place of the picture.
  let description: String
  let height: Int
  let points: [ChartPoint]
  /// Whether room is kept at the left for the words of ticks.
  let hasTicks: Bool
  /// What the values are made of: a name and a text for each point.
  var parts: [(name: String, texts: [String])] = []

  func html(_ words: Words, _ shapes: HTML) -> HTML {
    let ticked = hasTicks ? " chart-ticked" : ""
    return """
      <figure class="chart"><figcaption><b>\(title)</b></figcaption>\
      <svg class="chart-plot\(ticked)" height="\(height)" role="img" aria-label="\(title)" tabindex="0" data-chart>\
      <title>\(title)</title><desc>\(description)</desc>\(shapes)</svg>\(table(words))</figure>
      """
  }

  private func table(_ words: Words) -> HTML {
    let heads: [HTML] = parts.map { "<th scope=\"col\" class=\"num\">\($0.name)</th>" }
    let rows: [HTML] = points.enumerated().map { place, point in
      let cells: [HTML] = parts.map { "<td class=\"num\">\($0.texts[place])</td>" }
      return """
        <tr><th scope="row" class="nowrap">\(point.label)</th>\(cells)<td class="num">\(point.text)</td></tr>
        """
    }
    let table: HTML = """
      <table class="table table-compact"><caption class="visually-hidden">\(title)</caption><thead><tr>\
      <th scope="col">\(words["web.chart.when"])</th>\(heads)<th scope="col" class="num">\(words["web.chart.value"])</th>\
      </tr></thead><tbody>\(rows)</tbody></table>
      """
    let whole: HTML =
      parts.isEmpty
      ? table : "<div class=\"table-scroll\" role=\"region\" aria-label=\"\(title)\" tabindex=\"0\">\(table)</div>"
    return """
      <details class="chart-data"><summary>\(words["web.chart.table"])</summary>\(whole)</details>
      """
  }
}
