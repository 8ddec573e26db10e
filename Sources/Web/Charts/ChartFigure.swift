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

  func html(_ words: Words, _ shapes: HTML) -> HTML {
    let ticked = hasTicks ? " chart-ticked" : ""
    return """
      <figure class="chart"><figcaption><b>\(title)</b></figcaption>\
      <svg class="chart-plot\(ticked)" height="\(height)" role="img" aria-label="\(title)" tabindex="0" data-chart>\
      <title>\(title)</title><desc>\(description)</desc>\(shapes)</svg>\(table(words))</figure>
      """
  }

  private func table(_ words: Words) -> HTML {
    let rows: [HTML] = points.map { "<tr><th scope=\"row\">\($0.label)</th><td class=\"num\">\($0.text)</td></tr>" }
    return """
      <details class="chart-data"><summary>\(words["web.chart.table"])</summary><table class="table table-compact">\
      <caption class="visually-hidden">\(title)</caption><thead><tr><th scope="col">\(words["web.chart.when"])</th>\
      <th scope="col" class="num">\(words["web.chart.value"])</th></tr></thead><tbody>\(rows)</tbody></table></details>
      """
  }
}
