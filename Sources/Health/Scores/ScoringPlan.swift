import Customers
import Kernel
import Storage

/// What to score: days, and by which scorecards; the same for every account of a workspace.
struct ScoringPlan: Sendable {
  /// A scorecard made ready for every day of the plan.
  struct Card: Sendable {
    let version: Int32
    let scorecard: Scorecard
    /// One a day of the plan. Their metrics and fields stand in the same order.
    let scorers: [Scorer]
    /// By the number of a metric its place in the inputs; −1 for one that is not read.
    let slots: [Int]
    let fields: [AccountField?]
    /// Which accounts it is for, on the aliases `a` and `s`; nil for the default.
    let rule: SQL?
    /// Only for the present: what a condition asks is known for now.
    let exceptions: [(key: String, condition: SQL)]
  }

  /// A moment, and what is read from single signals since the rollups hold what is known now.
  struct Known: Sendable {
    let moment: Timestamp
    let metrics: [Int: Metric]

    init(at moment: Timestamp, metrics: [Metric]) {
      self.moment = moment
      self.metrics = Dictionary(metrics.map { ($0.number, $0) }) { first, _ in first }
    }
  }

  let workspace: ID<Workspace>
  /// Ascending.
  let days: [LocalDate]
  /// Whether the only day is the present one, whose facts are kept ready.
  let isPresent: Bool
  /// In the order of the rules; the default last.
  let cards: [Card]
  let firstDayNeeded: LocalDate
  /// What was learned later is left out; nil for all that is known.
  var known: Known?
  /// For back-tests: the end of a subscription is known as it came to be, not as it was agreed on, so that the days to a
  /// renewal would tell who was lost, and so would the scores of accounts below that were made of them.
  var leavesOutHindsight = false
  /// A moment before anything was read: present scores of others who read later are not written over.
  var readAt = Timestamp(milliseconds: 0)

  init(workspace: ID<Workspace>, days: [LocalDate], isPresent: Bool, cards: [Card]) {
    self.workspace = workspace
    self.days = days
    self.isPresent = isPresent
    self.cards = cards
    let needed = cards.flatMap { $0.scorers.map(\.firstDayNeeded) }.min()
    firstDayNeeded = needed ?? days.first ?? LocalDate(daysSinceEpoch: 0)
  }

  /// The same plan for some of its days.
  func only(_ wanted: Set<LocalDate>) -> ScoringPlan {
    let places = days.indices.filter { wanted.contains(days[$0]) }
    return ScoringPlan(
      workspace: workspace, days: places.map { days[$0] }, isPresent: isPresent, cards: cards.map { $0.only(places) })
  }

  var lastDay: LocalDate { days.last ?? firstDayNeeded }

  var needsStages: Bool {
    cards.contains { card in card.scorecard.measures.contains { $0.window == .sinceStageBegan } }
  }

  var needsFields: Bool { cards.contains { !$0.fields.isEmpty } }

  /// Whether any of the cards rolls up what accounts below came to.
  var needsChildren: Bool { cards.contains { card in card.fields.contains { $0?.isRolledUp == true } } }

  /// What people tell that any of the cards reads.
  var needsTold: [ObservationKind] {
    let kinds = Set(cards.flatMap { $0.fields.compactMap { $0?.told } })
    return ObservationKind.allCases.filter(kinds.contains)
  }
}

extension ScoringPlan.Card {
  fileprivate func only(_ places: [Int]) -> ScoringPlan.Card {
    ScoringPlan.Card(
      version: version, scorecard: scorecard, scorers: places.map { scorers[$0] }, slots: slots, fields: fields,
      rule: rule, exceptions: exceptions)
  }

  init(
    version: Int32, _ scorecard: Scorecard, days: [LocalDate], metrics: [Metric], calendar: FeedCalendar, rule: SQL?,
    exceptions: [(key: String, condition: SQL)]
  ) {
    scorers = days.map { Scorer(scorecard, version: version, day: $0, feeds: calendar.feeds(on: $0)) }
    let read = scorers.first?.metrics ?? []
    var slots = Array(repeating: -1, count: (metrics.map(\.number).max() ?? 0) + 1)
    for metric in metrics { slots[metric.number] = read.firstIndex(of: metric.key) ?? -1 }
    self.slots = slots
    self.version = version
    self.scorecard = scorecard
    self.rule = rule
    self.exceptions = exceptions
    fields = (scorers.first?.fields ?? []).map(AccountField.init(rawValue:))
  }

  /// Inputs without data that reach over all days of the plan.
  func emptyInputs(from: LocalDate, to: LocalDate) -> AccountInputs? {
    guard var inputs = scorers.last?.emptyInputs() else { return nil }
    for index in inputs.metrics.indices { inputs.metrics[index].series = DailySeries(from: from, to: to) }
    return inputs
  }
}
