import Kernel
import Language
import Web

/// The markup of an account's health.
struct HealthViews {
  let view: HealthView
  let words: Words

  private var score: Score { view.explained.score }
  private var card: Scorecard { view.explained.scorecard }
  private var reader: Reader { words.reader }
  private var texts: MeasureText { MeasureText(words: words) }

  /// The score large, its band and coverage.
  var head: HTML {
    let trend =
      score.band == .grey
      ? nil
      : view.change.map { change in
        words(
          "health.trendIn",
          ["points": reader.signed(change.total), "days": reader.number(change.days)])
      }
    let badge = HealthBadge(
      tone: score.band.tone, score: score.band == .grey ? nil : score.value.map { reader.number($0.whole) },
      word: words["health.band.\(score.band.rawValue)"], trend: trend)
    let verdict = view.verdict.map { BacktestViews.link($0.verdict, $0.run, words) }
    return HealthScore(badge: badge, scale: words["health.scale"], coverage: coverage, verdict: verdict).html
  }

  /// By which versions of scorecards the scores were told.
  var scorecards: String {
    let versions = [view.earlier.score, score].map { reader.number(Int($0.scorecardVersion)) }
    guard versions[0] != versions[1] else { return words("health.page.scorecard", ["number": versions[1]]) }
    return words("health.page.scorecards", ["from": versions[0], "to": versions[1]])
  }

  private var coverage: String {
    let share = reader.percent(score.coverage.share)
    guard score.band == .grey else { return words("health.coverage", ["percent": share]) }
    let minimum = reader.percent(Double(card.minimumCoverage) / 100)
    return words("health.coverage.below", ["percent": share, "minimum": minimum])
  }

  /// Half a year, a point a week, before the bands.
  var trend: HTML {
    let points = view.trend.map { point in
      let shown = point.band == .grey ? nil : point.score
      return ChartPoint(
        label: reader.date(point.day), value: shown?.double,
        text: shown.map { reader.number($0.whole) } ?? words["health.band.grey"])
    }
    if points.allSatisfy({ $0.value == nil }) { return "<p class=\"muted\">\(words["health.history.none"])</p>" }
    let (amber, green) = (card.bands.amber, card.bands.green)
    let chart = LineChart(
      title: words["health.history"], description: sentence ?? words["health.history"], points: points,
      ticks: [ChartTick(amber.double, reader.number(amber)), ChartTick(green.double, reader.number(green))],
      zones: [
        ChartZone(0...amber.double, tone: .red), ChartZone(amber.double...green.double, tone: .amber),
        ChartZone(green.double...100, tone: .green),
      ], domain: 0...100)
    return chart.html(words)
  }

  private var sentence: String? { changeSentence?.text }

  private var changeSentence: ChangeSentence? {
    view.change.map {
      ChangeSentence(
        change: $0, scorecards: [view.explained.scorecard, view.earlier.scorecard], words: words)
    }
  }

  /// The measures as bars that add up to the score.
  var contributions: HTML {
    let named = Dictionary(card.measures.map { ($0.key, $0) }) { first, _ in first }
    let counted = score.measures.reduce(0) { $0 + ($1.points == nil ? 0 : $1.weight) }
    let subtotals = GroupSubtotal.all(of: score, card)
    let measures = subtotals.flatMap { group in
      group.measures.enumerated().map { index, result in
        var bar = bar(result, named[result.key], counted: counted)
        if index == 0, subtotals.count > 1 { bar.heading = heading(group) }
        return bar
      }
    }
    let total = score.band == .grey ? nil : score.value
    return ContributionBars(
      measures: measures, exceptions: notes,
      total: (
        name: words["health.total"], tone: score.band.tone,
        value: total.map { reader.number($0, places: 1) } ?? Reader.noValue, points: total?.hundredths ?? 0
      )
    ).html
  }

  private func heading(_ group: GroupSubtotal) -> ContributionBars.Heading {
    ContributionBars.Heading(
      name: group.group?.name[words.language] ?? words["scorecards.group.none"],
      value: reader.number(group.contribution, places: 1))
  }

  private func bar(_ result: MeasureResult, _ measure: Measure?, counted: Int) -> ContributionBars.Measure {
    let possible = result.points == nil || counted == 0 ? 0 : 10_000 * result.weight / counted
    let earned = result.contribution
    return ContributionBars.Measure(
      name: measure?.name[words.language] ?? result.key,
      tone: result.state.hasData ? tone(of: result.points) : .grey, earned: earned.hundredths, possible: possible,
      value: result.points == nil ? Reader.noValue : reader.number(earned, places: 1),
      limit: possible == 0
        ? "" : words("health.of", ["points": reader.number(Double(possible) / 100, places: 1)]),
      detail: detail(result, measure))
  }

  private func tone(of points: Points?) -> Tone { points.map { card.bands.band(of: $0).tone } ?? .grey }

  private func detail(_ result: MeasureResult, _ measure: Measure?) -> HTML {
    var facts = [
      KeyValueList.Item(words["health.value"], texts.value(result.value, of: measure)),
      KeyValueList.Item(
        words["health.points"], result.points.map { reader.number($0, places: 1) } ?? Reader.noValue),
      KeyValueList.Item(words["health.weight"], texts.weight(hundredths: result.weight)),
      KeyValueList.Item(words["health.state"], texts.state(result)),
    ]
    if let measure {
      facts.insert(
        KeyValueList.Item(words["health.window"], "\(texts.aggregate(measure)) · \(texts.window(measure))"), at: 1)
    }
    let link = Button(words["health.rows.open"], size: .small).link(view.path(of: result.key))
    return "\(KeyValueList(facts).html)<p>\(link)</p>"
  }

  /// Hold and exceptions, each a line.
  private var notes: [String] {
    let hold = score.isHeld ? ["\(words["health.line.hold"]) (\(reader.signed(score.hold, places: 1)))"] : []
    return hold
      + score.exceptions.map { line in
        let exception = card.exceptions.first { $0.key == line.key }
        let reason = exception?.reason[words.language] ?? line.key
        guard let exception else { return reason }
        return "\(texts.effect(exception.effect, reason)) (\(reader.signed(line.effect, places: 1)))"
      }
  }

  /// What moved the score between the two days: sentences and a bridge.
  var bridge: HTML {
    guard let change = view.change, let sentence = changeSentence else {
      return "<p class=\"muted\">\(words["health.noEarlier"])</p>"
    }
    var marking = sentence
    marking.marksNames = true
    let reasons: [HTML] = marking.reasons().map { "<li>\(HTML.figures(in: $0))</li>" }
    let steps = change.lines.filter { $0.share != .zero }.map { line in
      Bridge.Step(
        sentence.name(of: line), path: line.kind == .measure ? view.path(of: line.key, sinceBefore: true) : nil,
        change: line.share.double, text: reader.signed(line.share, places: 1))
    }
    let chart = Bridge(
      caption: sentence.text,
      start: (reader.date(change.from), change.fromScore.double, reader.number(change.fromScore, places: 1)),
      steps: steps, end: (reader.date(change.to), change.toScore.double, reader.number(change.toScore, places: 1)))
    return "<p>\(HTML.figures(in: sentence.headline))</p><ul>\(reasons)</ul>\(chart.html(words))"
  }
}

extension Band {
  /// The colour and shape of the band.
  var tone: Tone {
    switch self {
    case .red: .red
    case .amber: .amber
    case .green: .green
    case .grey: .grey
    }
  }
}

extension Points {
  /// Whole hundredths of a point, for the geometry of bars.
  var hundredths: Int { Int(millionths / 10_000) }
}

extension HealthView {
  var path: Path { "/accounts/\(account)/health" }

  /// Where the rows of a measure stand.
  ///
  /// - Parameter sinceBefore: whether those of the earlier day stand beside them.
  func path(of measure: String, sinceBefore: Bool = false) -> Path {
    let path: Path = "/accounts/\(account)/health/\(measure)"
    return path.query("asOf", days.to.description).query("from", sinceBefore ? days.from.description : nil)
      .query("knownAt", days.knownAt?.description)
      .query("rules", days.rules == .then ? nil : days.rules.rawValue)
  }
}
