import Kernel
import Language
import Web

/// Turns segments into what the reader sees.
struct SegmentPageBuilder {
  /// How many days a segment's chart shows.
  static let days = 90

  /// What was read for one segment's page.
  struct Facts: Sendable {
    let view: SegmentView
    let counts: [SegmentCount]
    let changes: [SegmentChange]
    let questions: [SegmentQuestionChange]
    let panels: [HTML]
  }

  let request: Request
  let actor: Actor

  private var words: Words { request.words }
  private var reader: Reader { request.reader }

  func list(_ lines: [(view: SegmentView, counts: [SegmentCount])], archived: Segment?) -> SegmentListPage {
    SegmentListPage(
      lines: lines.map(line), archived: archived, mayWrite: actor.may(.accountsWrite),
      partial: actor.visibility == .all ? nil : words["segments.partial"], csrf: CSRFField(token: request.csrfToken))
  }

  private func line(_ view: SegmentView, _ counts: [SegmentCount]) -> SegmentListPage.Line {
    SegmentListPage.Line(
      id: view.segment.id.description, path: "/segments/\(view.segment.id)", name: view.segment.name,
      filter: view.isReadable ? view.filter : words["segments.unreadable"], count: reader.number(view.members),
      change: change(view.members, counts),
      trend: Sparkline(values: counts.map { Double($0.members) }, description: words["segments.trend"]))
  }

  func page(
    _ facts: Facts, wish: AccountListRequest, _ accounts: AccountListPage, names: [ID<Person>: String]
  ) -> SegmentPage {
    let segment = facts.view.segment
    let author = segment.createdBy.flatMap { names[$0] }
    let made = words("segments.since", ["date": reader.date(segment.createdAt)])
    return SegmentPage(
      path: "/segments/\(segment.id)", name: segment.name, filter: facts.view.filter,
      made: [made, author].compactMap(\.self).joined(separator: " · "),
      count: reader.number(facts.view.members), change: change(facts.view.members, facts.counts),
      isReadable: facts.view.isReadable, partial: facts.view.isPartial ? words["segments.partial"] : nil,
      chart: chart(facts.counts),
      changes: facts.changes.map(change), questions: facts.questions.count > 1 ? facts.questions.map(question) : [],
      panels: facts.panels, asOf: wish.time.isPast ? wish.time.day(or: request.today) : nil, accounts: accounts,
      mayWrite: actor.may(.accountsWrite))
  }

  /// Against 30 days before; nil when the segment is younger than a day.
  private func change(_ members: Int, _ counts: [SegmentCount]) -> String? {
    let past = counts.last { $0.day <= request.today - 30 } ?? counts.first
    guard let past, past.day < request.today else { return nil }
    return reader.signed(members - past.members)
  }

  private func chart(_ counts: [SegmentCount]) -> LineChart? {
    guard counts.count > 1 else { return nil }
    let points = counts.map {
      ChartPoint(label: reader.date($0.day), value: Double($0.members), text: reader.number($0.members))
    }
    let (first, last) = (points[0], points[points.count - 1])
    let description = words(
      "segments.chart.description", ["from": first.text, "to": last.text, "since": first.label])
    let top = counts.map(\.members).max() ?? 0
    return LineChart(
      title: words["segments.chart"], description: description, points: points,
      ticks: top > 0 ? [ChartTick(0, reader.number(0)), ChartTick(Double(top), reader.number(top))] : [],
      domain: 0...Double(max(top, 1)))
  }

  private func change(_ change: SegmentChange) -> SegmentPage.Change {
    SegmentPage.Change(
      name: change.name, path: "/accounts/\(change.account)", hasEntered: change.hasEntered,
      word: words[change.hasEntered ? "segments.entered" : "segments.left"],
      when: RelativeTime(
        text: reader.relative(change.at, to: request.now), exact: reader.dateTime(change.at),
        machine: change.at.description))
  }

  private func question(_ change: SegmentQuestionChange) -> SegmentPage.Question {
    SegmentPage.Question(filter: change.question, since: reader.dateTime(change.askedAt))
  }
}
