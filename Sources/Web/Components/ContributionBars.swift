/// A health score as bars that add up to it: each measure begins where the one before ended.
public struct ContributionBars: Sendable {
  public struct Measure: Sendable {
    public let name: String
    public let tone: Tone
    /// Hundredths of a point that the measure adds, and at most could add. Nothing earned and lost when it is not counted.
    public let earned: Int
    public let possible: Int
    /// "18.2" and "of 25".
    public let value: String
    public let limit: String
    /// Opens under the bar: value, window, age, curve, weight, and a link to the rows.
    public let detail: HTML
    /// Above the first measure of a group.
    public var heading: Heading?

    public init(
      name: String, tone: Tone, earned: Int, possible: Int, value: String, limit: String, detail: HTML
    ) {
      self.name = name
      self.tone = tone
      self.earned = earned
      self.possible = possible
      self.value = value
      self.limit = limit
      self.detail = detail
    }
  }

  /// What the measures below it add up to.
  public struct Heading: Sendable {
    public let name: String
    public let value: String

    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  public let measures: [Measure]
  /// Lines of exceptions, as "Invoice overdue: at most 40".
  public let exceptions: [String]
  /// The label, tone and text of the sum, and its hundredths of a point.
  public let total: (name: String, tone: Tone, value: String, points: Int)

  public init(
    measures: [Measure], exceptions: [String] = [], total: (name: String, tone: Tone, value: String, points: Int)
  ) {
    self.measures = measures
    self.exceptions = exceptions
    self.total = total
  }

  public var html: HTML {
    var start = 0
    var rows: [HTML] = []
    for measure in measures {
      rows.append(row(measure, from: start))
      start += measure.earned
    }
    let notes: [HTML] = exceptions.map { "<p class=\"contribution-note\">\($0)</p>" }
    return "<div class=\"contributions\">\(rows)\(notes)\(sum)</div>"
  }

  private func row(_ measure: Measure, from start: Int) -> HTML {
    let bar = ScoreBar(start: start, earned: measure.earned, possible: measure.possible, tone: measure.tone)
    let heading: HTML? = measure.heading.map {
      "<h3 class=\"contribution-group\"><span>\($0.name)</span><span>\($0.value)</span></h3>"
    }
    return """
      \(heading)<details class="contribution"><summary><span class="contribution-name">\(Icon.chevron.small)\
      <span>\(measure.name)</span></span>\(bar.html)<span class="contribution-value"><b>\(measure.value)</b> \
      <small>\(measure.limit)</small></span></summary><div class="contribution-body">\(measure.detail)</div></details>
      """
  }

  private var sum: HTML {
    let bar = ScoreBar(start: 0, earned: total.points, possible: total.points, tone: total.tone)
    return """
      <div class="contribution-sum"><span>\(total.name)</span>\(bar.html)\
      <span class="contribution-value">\(total.value)</span></div>
      """
  }
}
