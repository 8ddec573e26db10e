import Kernel
import Language
import Web

/// A measure's curve: which value gives how many points.
struct CurveViews {
  let measure: Measure
  let words: Words

  var html: HTML {
    let texts = MeasureText(words: words)
    let points = measure.curve.knots.map { knot in
      ChartPoint(
        label: texts.value(knot.value, of: measure), value: knot.points,
        text: words("health.curve.points", ["points": words.reader.number(knot.points, places: 0)]))
    }
    let chart = LineChart(
      title: words["health.curve"],
      description: points.map { "\($0.label): \($0.text)" }.joined(separator: ", "), points: points,
      ticks: [0, 50, 100].map { ChartTick($0, words.reader.number($0, places: 0)) }, domain: 0...100, height: 120,
      marksLast: false)
    return chart.html(words)
  }
}
