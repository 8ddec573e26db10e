import Customers
import Kernel

/// The scored days of customers, gathered account by account.
struct BacktestCases: Sendable {
  /// A customer on a day, with its score and what became of it.
  private struct Case {
    let day: LocalDate
    let score: Double
    let isRed: Bool
    /// Within the horizon.
    let churnedOn: LocalDate?
  }

  private let question: Backtest.Question
  private let days: [LocalDate]
  private let knownUntil: LocalDate?
  private(set) var outcomes: [ScoredOutcome] = []
  /// Of the outcomes, where weights are suggested.
  private(set) var points: MeasuredPoints?
  private var accounts = 0
  private var churns = 0
  private var withoutScore = 0
  private var warnings: [Int] = []
  private var missed = Examples { $0.score > $1.score }
  private var falseAlarms = Examples { $0.score < $1.score }
  private var lost: [ChurnDefinition: Int] = [:]
  private var differing: [ChurnDefinition: Int] = [:]

  /// - Parameter measures: how many the scorecard has.
  init(_ question: Backtest.Question, days: [LocalDate], knownUntil: LocalDate?, measures: Int) {
    self.question = question
    points = question.suggestsWeights ? MeasuredPoints(width: measures) : nil
    self.days = days
    self.knownUntil = knownUntil
  }

  /// Adds an account with its scores of the days, in their order.
  ///
  /// - Parameter measures: of each day, where weights are suggested.
  mutating func add(
    _ account: AccountFacts, _ records: [HealthRecord], _ history: ChurnHistory,
    measures: [LocalDate: [MeasureResult]] = [:]
  ) {
    guard let knownUntil, let first = days.first, let last = days.last else { return }
    let losses = history.losses(by: question.churn, upTo: knownUntil)
    // Lost, and nobody knows when: neither lost nor kept on any day.
    if question.churn == .status, history.isMarked, losses.isEmpty { return }
    let present = records.filter { history.isCustomer(on: $0.day) && !history.isGone(on: $0.day, losses) }
    guard !present.isEmpty else { return }
    // Of the last days nobody knows by subscriptions whether somebody comes back.
    let end = max(first + 1, min(last + question.horizon, knownUntil - ChurnHistory.pause))
    compare(history, within: (first + 1)...end, upTo: knownUntil)
    var cases: [Case] = []
    var foreseen: Set<LocalDate> = []
    for record in present {
      let churn = losses.first { $0 > record.day && $0 <= record.day + question.horizon }
      guard record.band != .grey, let score = record.score?.double else {
        withoutScore += 1
        continue
      }
      if let churn { foreseen.insert(churn) }
      outcomes.append(ScoredOutcome(score: score, happened: churn != nil, group: accounts))
      points?.add(measures[record.day] ?? [])
      cases.append(Case(day: record.day, score: score, isRed: record.band == .red, churnedOn: churn))
    }
    accounts += 1
    churns += foreseen.count
    judge(account, cases)
  }

  /// What was missed, what was a false alarm, and how long the warnings were.
  private mutating func judge(_ account: AccountFacts, _ cases: [Case]) {
    func example(_ one: Case) -> Backtest.Example {
      Backtest.Example(
        account: account.id, name: account.name, day: one.day, score: one.score, churnedOn: one.churnedOn)
    }
    for (place, one) in cases.enumerated() {
      guard let churn = one.churnedOn, place + 1 == cases.count || cases[place + 1].churnedOn != churn else { continue }
      guard one.isRed else {
        missed.add(example(one))
        continue
      }
      let begin =
        cases[...place].lastIndex { !$0.isRed || ($0.churnedOn != nil && $0.churnedOn != churn) }.map { $0 + 1 } ?? 0
      warnings.append(Int(churn - cases[begin].day))
    }
    if let alarm = cases.filter({ $0.isRed && $0.churnedOn == nil }).min(by: { $0.score < $1.score }) {
      falseAlarms.add(example(alarm))
    }
  }

  private mutating func compare(_ history: ChurnHistory, within span: ClosedRange<LocalDate>, upTo last: LocalDate) {
    func isLost(by definition: ChurnDefinition) -> Bool {
      history.losses(by: definition, upTo: last).contains { span.contains($0) }
    }
    let here = isLost(by: question.churn)
    for definition in ChurnDefinition.allCases {
      let there = isLost(by: definition)
      if there { lost[definition, default: 0] += 1 }
      if there != here { differing[definition, default: 0] += 1 }
    }
  }

  static func += (left: inout BacktestCases, right: BacktestCases) {
    left.outcomes += right.outcomes.map { outcome in
      ScoredOutcome(
        score: outcome.score, happened: outcome.happened, group: outcome.group.map { $0 + left.accounts })
    }
    if let points = right.points { left.points? += points }
    left.accounts += right.accounts
    left.churns += right.churns
    left.withoutScore += right.withoutScore
    left.warnings += right.warnings
    left.missed.add(right.missed)
    left.falseAlarms.add(right.falseAlarms)
    left.lost.merge(right.lost, uniquingKeysWith: +)
    left.differing.merge(right.differing, uniquingKeysWith: +)
  }

  /// - Parameter redBelow: where the red band ends.
  func result(redBelow: Points) -> Backtest {
    let others = ChurnDefinition.allCases.map { definition in
      Backtest.Disagreement(
        churn: definition, lost: lost[definition] ?? 0, differing: differing[definition] ?? 0)
    }
    let isEnough = churns >= Backtest.leastChurns
    let evaluation =
      isEnough && !days.isEmpty ? Evaluation(outcomes, as: .health, redBelow: redBelow.double) : nil
    let refusal: Backtest.Refusal? =
      days.isEmpty || outcomes.isEmpty
      ? .noHistory : isEnough ? (evaluation == nil ? .nobodyStayed : nil) : .tooFewChurns
    return Backtest(
      horizon: question.horizon, churn: question.churn, days: days, knownUntil: knownUntil, accounts: accounts,
      churns: churns, withoutScore: withoutScore, evaluation: evaluation, refusal: refusal,
      warning: Backtest.Warning(warnings), disagreements: others, missed: missed.best, missedCount: missed.count,
      falseAlarms: falseAlarms.best, falseAlarmCount: falseAlarms.count)
  }
}

/// The foremost of many examples.
private struct Examples: Sendable {
  typealias Order = @Sendable (Backtest.Example, Backtest.Example) -> Bool

  private(set) var count = 0
  private var kept: [Backtest.Example] = []
  private let isBefore: Order

  init(_ isBefore: @escaping Order) { self.isBefore = isBefore }

  var best: [Backtest.Example] {
    Array(
      kept.sorted { isBefore($0, $1) || (!isBefore($1, $0) && $0.account < $1.account) }
        .prefix(Backtest.mostExamples))
  }

  mutating func add(_ example: Backtest.Example) {
    count += 1
    kept.append(example)
    if kept.count > 8 * Backtest.mostExamples { kept = best }
  }

  mutating func add(_ other: Examples) {
    count += other.count
    kept = (kept + other.kept)
    kept = best
  }
}

extension Backtest.Warning {
  /// Nil of none.
  fileprivate init?(_ days: [Int]) {
    guard !days.isEmpty else { return nil }
    let sorted = days.sorted()
    let rank = Self.rank(of: sorted.count)
    self.init(
      median: sorted[(sorted.count - 1) / 2], interval: rank.map { sorted[$0 - 1]...sorted[sorted.count - $0] },
      n: sorted.count)
  }

  /// The largest rank from below and from above between which the median lies with 95 %: that less than `rank` of n fair
  /// coins show heads has at most 2.5 %. Nil where even the extremes do not reach it.
  private static func rank(of count: Int) -> Int? {
    let n = Double(count)
    // Beyond this the smallest chances are no numbers any more, and the normal distribution is as good.
    guard count <= 1000 else { return Int((n / 2 - ConfidenceInterval.z95 * n.squareRoot() / 2).rounded(.down)) }
    var (rank, chance, sum) = (0, 0.0, 0.0)
    while rank < count {
      chance =
        rank == 0 ? (0..<count).reduce(1) { chance, _ in chance / 2 } : chance * (n - Double(rank) + 1) / Double(rank)
      sum += chance
      guard sum <= 0.025 else { break }
      rank += 1
    }
    return rank == 0 ? nil : rank
  }
}
