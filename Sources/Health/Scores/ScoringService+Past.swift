import Customers
import Kernel
import Storage

extension ScoringService {
  /// Days of one account that one scorecard scores, ascending.
  struct Segment: Sendable, Equatable {
    /// A version that a person made and the scores keep; nil for the scorecard of now.
    let version: Int32?
    var days: [LocalDate]
  }

  /// What of an account is to be reckoned anew.
  private struct Work: Sendable {
    let account: ID<Account>
    let segments: [Segment]
    let triggered: [LocalDate: [String]]
  }

  /// Reckons the scores of past days anew, each account's from its day on: the days that were scored before, and those
  /// before them that `backfill` would score. A score keeps the version of its scorecard that a person made, and its
  /// exceptions. Then the present, whose trend follows from them.
  @discardableResult
  public func rescore(_ changes: [PastChange], in workspace: ID<Workspace>) async throws -> ScoringTimes {
    try await ensureScorecard(isWorthwhile: false, in: workspace)
    guard let today = try await today(in: workspace) else { return ScoringTimes() }
    let past = changes.filter { $0.day < today }
    guard !past.isEmpty else { return ScoringTimes() }
    var times = try await rescoreUntilLast(past, before: today, in: workspace)
    let accounts = past.map(\.account)
    if let earliest = past.map(\.day).min() {
      for level in try await levels(above: accounts, in: workspace) {
        times =
          times
          + (try await rescoreUntilLast(level.map { PastChange($0, from: earliest) }, before: today, in: workspace))
      }
    }
    times =
      times
      + (try await scorePresent(
        stretches(of: accounts), isWorthwhile: false, rebuildsTrends: true, in: workspace))
    return times + (try await scorePresent(above: accounts, rebuildsTrends: true, in: workspace))
  }

  /// Reckons anew until nobody who read later was quicker.
  private func rescoreUntilLast(
    _ changes: [PastChange], before today: LocalDate, in workspace: ID<Workspace>
  ) async throws -> ScoringTimes {
    var times = ScoringTimes()
    var remaining = changes
    while !remaining.isEmpty {
      let (spent, overtaken) = try await rescorePast(remaining, before: today, readAt: effects.now, in: workspace)
      times = times + spent
      remaining = remaining.filter { overtaken.contains($0.account) }
    }
    return times
  }

  /// Returns the accounts whose past somebody has scored meanwhile who read later: theirs is to be reckoned once more,
  /// since the other's days may be fewer.
  ///
  /// - Parameter readAt: a moment before anything is read.
  func rescorePast(
    _ changes: [PastChange], before today: LocalDate, readAt: Timestamp, in workspace: ID<Workspace>
  ) async throws -> (times: ScoringTimes, overtaken: Set<ID<Account>>) {
    let work = try await database.read { tx in
      let kept = try HealthPastStore.versionsOfPeople(in: workspace, tx)
      let usual = try Self.pastDays(in: workspace, before: today, tx)
      return try changes.map { try self.work($0, kept, usual, today, workspace, tx) }
    }
    let plans = try await plans(for: work, in: workspace)
    var times = ScoringTimes()
    var overtaken: Set<ID<Account>> = []
    for item in work {
      guard let spent = try await rescore(item, plans, readAt: readAt, in: workspace) else {
        overtaken.insert(item.account)
        continue
      }
      times = times + spent
    }
    return (times, overtaken)
  }

  private func work(
    _ change: PastChange, _ kept: Set<Int32>, _ usual: [LocalDate], _ today: LocalDate, _ workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws -> Work {
    let stored = try HealthPastStore.stored(of: change.account, from: change.day, before: today, in: workspace, tx)
    let first = try HealthPastStore.firstDay(of: change.account, in: workspace, tx)
    let days = usual.filter { $0 >= change.day && $0 < first ?? today } + stored.map(\.day)
    let byDay = Dictionary(stored.map { ($0.day, $0) }) { first, _ in first }
    var segments: [Segment] = []
    for day in days {
      let version = byDay[day].map(\.version).flatMap { kept.contains($0) ? $0 : nil }
      if segments.last?.version == version, !segments.isEmpty {
        segments[segments.count - 1].days.append(day)
      } else {
        segments.append(Segment(version: version, days: [day]))
      }
    }
    var triggered: [LocalDate: [String]] = [:]
    for row in stored {
      guard let card = try library.definition(row.version, in: workspace, tx), !card.exceptions.isEmpty else {
        continue
      }
      let score = row.lines.withUnsafeBytes { try? Score(bytes: $0, scorecard: card) }
      triggered[row.day] = score?.exceptions.map(\.key)
    }
    return Work(account: change.account, segments: segments, triggered: triggered)
  }

  /// One plan a scorecard, for all days on which it scores any of the accounts.
  private func plans(for work: [Work], in workspace: ID<Workspace>) async throws -> [Int32?: ScoringPlan] {
    var days: [Int32?: Set<LocalDate>] = [:]
    for segment in work.flatMap(\.segments) { days[segment.version, default: []].formUnion(segment.days) }
    var plans: [Int32?: ScoringPlan] = [:]
    let wanted = days
    let (planner, library) = (planner, library)
    for (version, days) in wanted {
      plans[version] = try await database.read { tx in
        let card = try version.flatMap { number in
          try library.definition(number, in: workspace, tx).map { StoredScorecard(version: number, definition: $0) }
        }
        guard version == nil || card != nil else { return nil }
        return try planner.plan(
          days.sorted(), isPresent: false, cards: card.map { [$0] }, in: workspace, tx)
      }
    }
    return plans
  }

  /// Nil when somebody who read later was quicker.
  private func rescore(
    _ work: Work, _ plans: [Int32?: ScoringPlan], readAt: Timestamp, in workspace: ID<Workspace>
  ) async throws -> ScoringTimes? {
    var times = ScoringTimes()
    var last: Score?
    for segment in work.segments {
      guard let plan = plans[segment.version]?.only(Set(segment.days)) else { continue }
      let pass = ScoringPass(plan: plan, library: library)
      let past = PastScores(previous: last, triggered: work.triggered)
      let (accounts, spent, score) = try await database.read { tx in
        var score: Score?
        let (accounts, spent) = try pass.run(.accounts([work.account]), tx, past: past) { score = $1 }
        return (accounts, spent, score)
      }
      last = score
      times = times + spent
      // The account is gone.
      guard !accounts.isEmpty else { continue }
      let effects = effects
      let isTaken = try await database.write { tx in
        guard
          try AccountSummaryStore.takePast(
            of: work.account, readAfter: readAt, until: effects.now, in: workspace, tx)
        else { return false }
        try ScoreWriter(plan: plan, effects: effects, rebuildsTrends: false).write(accounts, tx)
        return true
      }
      guard isTaken else { return nil }
    }
    return times
  }
}

extension StoredScorecard {
  /// A version that stands for every account, as a plan takes it.
  fileprivate init(version: Int32, definition: Scorecard) {
    self.init(
      id: ID(high: 0, low: 0), name: "", isAdapted: false, version: version, definition: definition,
      createdAt: Timestamp(milliseconds: 0))
  }
}
