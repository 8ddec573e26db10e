import Customers
import Kernel
import Storage

/// The inputs of a stretch of accounts, read in few passes over the tables and merged by the order of ids.
struct LoadedStretch {
  private let plan: ScoringPlan
  /// By the place of an account: the place of its scorecard in the plan.
  private(set) var cards: [Int]
  private(set) var inputs: [AccountInputs] = []
  private(set) var monthCount = 0
  private var histories: [ID<Account>: FieldHistory] = [:]
  private var triggered: [ID<Account>: [String]] = [:]
  /// By card, day and count: the counts of accounts.
  private var distinct: [[[[ID<Account>: Int]]]] = []

  init(_ plan: ScoringPlan, _ facts: [AccountFacts], _ stretch: ScoringStore.Stretch, _ tx: Transaction) throws {
    self.plan = plan
    cards = try Self.assigned(plan, facts, stretch, tx)
    let templates = plan.cards.map { $0.emptyInputs(from: plan.firstDayNeeded, to: plan.lastDay) }
    inputs = cards.compactMap { templates[$0] }
    guard inputs.count == facts.count else { return }
    try readMetrics(facts, stretch, tx)
    try readFields(stretch, tx)
    try readExceptions(stretch, tx)
    try readDistinct(stretch, tx)
    for index in inputs.indices { inputs[index].seats = facts[index].seats.map(Double.init) }
  }

  /// Sets what differs from day to day.
  ///
  /// - Parameter kept: the exceptions that held on a past day, which are not looked for again.
  mutating func prepare(
    _ index: Int, _ facts: AccountFacts, _ card: ScoringPlan.Card, day place: Int, triggered kept: [String]? = nil
  ) {
    let day = plan.days[place]
    let history = histories[facts.id]
    for (slot, field) in card.fields.enumerated() {
      inputs[index].fields[slot] = field.flatMap { reading(of: $0, facts, history, on: day) }
    }
    inputs[index].stageBegan = history?.stageBegan(on: day)
    inputs[index].triggered = (plan.isPresent ? triggered[facts.id] : kept) ?? []
    if !distinct.isEmpty {
      let counts = distinct[cards[index]][place]
      for slot in counts.indices { inputs[index].distinct[slot] = Double(counts[slot][facts.id] ?? 0) }
    }
  }

  private func reading(
    of field: AccountField, _ facts: AccountFacts, _ history: FieldHistory?, on day: LocalDate
  ) -> FieldReading? {
    switch field {
    case .impression, .meetingOutcome:
      return field.told.flatMap { history?.told($0, on: day, isPresent: plan.isPresent) }
    case .daysSinceChampionLeft:
      return history?.told(.championLeft, on: day, isPresent: plan.isPresent)
        .map { FieldReading(value: Double(day - $0.day), day: day) }
    case .worstChild, .childrenMean:
      guard !plan.leavesOutHindsight, let children = history?.children, !children.isEmpty else { return nil }
      let below = ChildrenHealth(children, on: day)
      return (field == .worstChild ? below.worst : below.mean).map { FieldReading(value: $0.double, day: day) }
    case .daysToRenewal, .daysSinceLastContact:
      return computed(field, facts, history, on: day).map { FieldReading(value: Double($0), day: day) }
    }
  }

  private func computed(
    _ field: AccountField, _ facts: AccountFacts, _ history: FieldHistory?, on day: LocalDate
  ) -> Int? {
    switch field {
    case .daysToRenewal:
      plan.leavesOutHindsight
        ? nil
        : (plan.isPresent ? facts.summary.renewalOn : history?.renewal(on: day)).map { $0 - day }
    case .daysSinceLastContact:
      (plan.isPresent ? facts.summary.lastContactAt?.utcDay : history?.lastContact(on: day)).map { max(0, day - $0) }
    default: nil
    }
  }

  /// The first card whose rule an account meets; the default stands last and has none.
  private static func assigned(
    _ plan: ScoringPlan, _ facts: [AccountFacts], _ stretch: ScoringStore.Stretch, _ tx: Transaction
  ) throws -> [Int] {
    var assigned = Array(repeating: plan.cards.count - 1, count: facts.count)
    for (place, card) in plan.cards.enumerated().reversed() {
      guard let rule = card.rule else { continue }
      let matching = try ScoringStore.matching(rule, stretch, in: plan.workspace, tx)
      for index in facts.indices where matching.contains(facts[index].id) { assigned[index] = place }
    }
    return assigned
  }

  private mutating func readMetrics(
    _ facts: [AccountFacts], _ stretch: ScoringStore.Stretch, _ tx: Transaction
  ) throws {
    var place = OrderedPlace(facts)
    let slots = cards.map { plan.cards[$0].slots }
    try Self.firstDays(plan, stretch, tx) { account, metric, day in
      guard let index = place.find(account), metric < slots[index].count, slots[index][metric] >= 0 else { return }
      inputs[index].metrics[slots[index][metric]].firstSampleDay = day
    }
    try Self.months(plan, stretch, tx) { account, metric, month, days in
      monthCount += 1
      guard let index = place.find(account), metric < slots[index].count, slots[index][metric] >= 0 else { return }
      _ = inputs[index].metrics[slots[index][metric]].series.add(month: month, bytes: days)
    }
  }

  private static func firstDays(
    _ plan: ScoringPlan, _ stretch: ScoringStore.Stretch, _ tx: Transaction,
    _ body: (ID<Account>, Int, LocalDate) -> Void
  ) throws {
    guard let known = plan.known else { return try ScoringStore.firstDays(stretch, in: plan.workspace, tx, body) }
    try SignalPastStore.firstDays(
      where: stretch.holds("account_id"), knownAt: known.moment, metrics: known.metrics, in: plan.workspace, tx, body)
  }

  private static func months(
    _ plan: ScoringPlan, _ stretch: ScoringStore.Stretch, _ tx: Transaction,
    _ body: (ID<Account>, Int, Int32, UnsafeRawBufferPointer) -> Void
  ) throws {
    let (from, to) = (plan.firstDayNeeded, plan.lastDay)
    guard let known = plan.known else {
      return try ScoringStore.months(stretch, from: from, to: to, in: plan.workspace, tx, body)
    }
    try SignalPastStore.months(
      where: stretch.holds("account_id"), from: from, to: to, knownAt: known.moment, metrics: known.metrics,
      in: plan.workspace, tx
    ) { account, metric, packed in
      packed.bytes.withUnsafeBytes { body(account, metric, packed.month, $0) }
    }
  }

  private mutating func readFields(_ stretch: ScoringStore.Stretch, _ tx: Transaction) throws {
    if !plan.isPresent, plan.needsFields {
      histories = try ScoringStore.fieldHistories(stretch, knownAt: plan.known?.moment, in: plan.workspace, tx)
    }
    for (account, told) in try ScoringStore.told(
      plan.needsTold, stretch, knownAt: plan.known?.moment, in: plan.workspace, tx)
    {
      histories[account, default: FieldHistory()].told = told
    }
    if plan.needsChildren {
      for (account, children) in try children(stretch, tx) {
        histories[account, default: FieldHistory()].children = children
      }
    }
    guard plan.needsStages else { return }
    for (account, days) in try ScoringStore.stages(stretch, knownAt: plan.known?.moment, in: plan.workspace, tx) {
      histories[account, default: FieldHistory()].stages = days
    }
  }

  private func children(
    _ stretch: ScoringStore.Stretch, _ tx: Transaction
  ) throws -> [ID<Account>: [ChildHealth]] {
    if plan.isPresent { return try ChildHealthStore.present(stretch, on: plan.lastDay, in: plan.workspace, tx) }
    return try ChildHealthStore.past(
      stretch, from: plan.days.first ?? plan.lastDay, to: plan.lastDay, knownAt: plan.known?.moment,
      in: plan.workspace, tx)
  }

  private mutating func readExceptions(_ stretch: ScoringStore.Stretch, _ tx: Transaction) throws {
    guard plan.isPresent else { return }
    for exception in plan.cards.flatMap(\.exceptions) {
      for account in try ScoringStore.matching(exception.condition, stretch, in: plan.workspace, tx) {
        triggered[account, default: []].append(exception.key)
      }
    }
  }

  private mutating func readDistinct(_ stretch: ScoringStore.Stretch, _ tx: Transaction) throws {
    guard plan.cards.contains(where: { $0.scorers.contains { !$0.distinctCounts.isEmpty } }) else { return }
    distinct = try plan.cards.map { card in
      try card.scorers.map { scorer in
        try scorer.distinctCounts.map { count in
          let slot = scorer.metrics.firstIndex(of: count.metric)
          guard let metric = card.slots.firstIndex(where: { $0 == slot }) else { return [:] }
          return try ScoringStore.distinct(
            metric, from: count.from ?? count.to - 366, to: count.to, stretch, knownAt: plan.known?.moment,
            in: plan.workspace, tx)
        }
      }
    }
  }
}

/// Finds accounts by id where both sides come in order: a step forward instead of a search.
private struct OrderedPlace {
  private let ids: [ID<Account>]
  private var next = 0

  init(_ facts: [AccountFacts]) { ids = facts.map(\.id) }

  mutating func find(_ id: ID<Account>) -> Int? {
    if next < ids.count, ids[next] == id { return next }
    // A new month begins again with the first account.
    if next >= ids.count || id < ids[next] { next = 0 }
    while next < ids.count, ids[next] < id { next += 1 }
    return next < ids.count && ids[next] == id ? next : nil
  }
}
