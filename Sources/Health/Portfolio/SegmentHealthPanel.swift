import Customers
import Kernel
import Language
import Web

/// On the page of a segment: the mean score of its members over the last weeks, and their bands.
public enum SegmentHealthPanel {
  public static let panel = SegmentPanel { context, tx in
    guard context.actor.may(.healthRead) else { return nil }
    let request = context.request
    let health = try SegmentHealth(
      context.segment, today: request.today, zone: request.reader.timeZone, for: context.actor, tx)
    return SegmentHealthViews(words: request.words, today: request.today).panel(health)
  }
}

/// Its markup.
private struct SegmentHealthViews {
  let words: Words
  let today: LocalDate

  private var reader: Reader { words.reader }

  func panel(_ health: SegmentHealth) -> HTML {
    let panel = Panel(words["portfolio.segment.title"], foot: foot(health), id: "health")
    guard health.weeks.contains(where: \.isKnown) else {
      return panel.html("<p class=\"muted\">\(words["portfolio.segment.none"])</p>")
    }
    let days = health.weeks.map { PortfolioDay(day: $0.day, bands: $0.bands, isKnown: $0.isKnown) }
    let charts = PortfolioCharts(words: words, question: PortfolioQuestion(today: today))
    return panel.html(
      """
      <div class="portfolio-charts">\(mean(health.weeks))\
      \(charts.accounts(days, title: words["portfolio.segment.bands"]))</div>
      """)
  }

  /// Says of which weeks the members are those of now.
  private func foot(_ health: SegmentHealth) -> HTML? {
    guard let last = health.weeks.last(where: \.isOfToday) else { return nil }
    return "\(words("portfolio.segment.ofToday", ["date": reader.date(last.day)]))"
  }

  private func mean(_ weeks: [SegmentHealth.Week]) -> HTML {
    let points = weeks.map { week in
      let text = week.mean.map { reader.number($0, places: 1) } ?? words["portfolio.unknown"]
      return ChartPoint(label: reader.date(week.day, .dayMonth), value: week.mean, text: text)
    }
    let (first, last) = (points.first { $0.value != nil }, points.last { $0.value != nil })
    let description = words(
      "portfolio.segment.description",
      [
        "from": first?.text ?? Reader.noValue, "since": first?.label ?? Reader.noValue,
        "to": last?.text ?? Reader.noValue,
      ])
    return LineChart(
      title: words["portfolio.segment.mean"], description: description, points: points,
      ticks: [0, 50, 100].map { ChartTick(Double($0), reader.number($0)) }, domain: 0...100, height: 192
    ).html(words)
  }
}
