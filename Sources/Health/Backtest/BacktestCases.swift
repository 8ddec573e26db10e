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
  private var outcomes: [ScoredOutcome] = []
  private var accounts = 0
  private var churns = 0
  private var withoutScore = 0
  private var warnings: [Int] = []
  private var missed = Examples { $0.score > $1.score }
  private var falseAlarms = Examples { $0.score < $1.score }
  private var lost: [ChurnDefinition: Int] = [:]
  private var differing: [ChurnDefinition: Int] = [:]

  init(_ question: Backtest.Question, days: [LocalDate], knownUntil: LocalDate?) {
    self.question = question
    self.days = days
    self.knownUntil = knownUntil
  }

  /// Adds an account with its scores of the days, in their order.
  mutating func add(_ account: AccountFacts, _ records: [HealthRecord], _ history: ChurnHistory) {
    guard let knownUntil, let first = days.first, let last = days.last else { return }
    let losses = history.losses(by: question.churn, upTo: knownUntil)
    let present = records.filter { history.isCustomer(on: $0.day) }
    guard !present.isEmpty else { return }
    let span = (first + 1)...(last + question.horizon)
    compare(history, within: span, upTo: knownUntil)
    var cases: [Case] = []
    var foreseen: Set<LocalDate> = []
    for record in present {
      let churn = losses.first { $0 > record.day && $0 <= record.day + question.horizon }
      if let churn { foreseen.insert(churn) }
      guard record.band != .grey, let score = record.score?.double else {
        withoutScore += 1
        continue
      }
      outcomes.append(ScoredOutcome(score: score, happened: churn != nil, group: accounts))
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
      let begin = cases[...place].lastIndex { !$0.isRed }.map { $0 + 1 } ?? 0
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
    let (n, spread) = (Double(sorted.count), ConfidenceInterval.z95 * Double(sorted.count).squareRoot() / 2)
    let low = max(0, Int((n / 2 - spread).rounded(.down)) - 1)
    let high = min(sorted.count - 1, Int((n / 2 + spread).rounded(.up)))
    self.init(
      median: sorted[(sorted.count - 1) / 2], interval: sorted.count < 6 ? nil : sorted[low]...sorted[high],
      n: sorted.count)
  }
}
