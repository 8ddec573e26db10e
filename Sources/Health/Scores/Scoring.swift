import Customers
import Foundation
import Jobs
import Kernel
import Storage

/// How other rooms have accounts scored: by jobs, asked for in the transaction of the fact.
public enum Scoring {
  static let accountKind = "health.score"
  static let workspaceKind = "health.scoreAll"
  static let historyKind = "health.history"
  static let pastKind = "health.past"
  static let nightlyKind = "health.nightly"

  /// Asks for these accounts, within a second.
  public static func request(
    _ accounts: some Sequence<ID<Account>>, effects: Effects, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    let now = effects.now
    let jobs = Set(accounts).sorted().map { account in
      NewJob(accountKind, key: account.description, payload: account.description, at: now, id: effects.newID())
    }
    try JobStore.enqueue(jobs, at: now, in: workspace, tx)
  }

  /// Asks for the scores of past days that were reckoned from what is known otherwise by now. Several changes of one
  /// account that wait are one, from the earliest day on; what concerns today alone is left out.
  public static func requestPast(
    _ changes: some Sequence<PastChange>, effects: Effects, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    let now = effects.now
    let past = changes.filter { $0.day < now.utcDay }
    let days = Dictionary(
      past.map { ($0.account, max($0.day, now.utcDay.adding(months: -120))) }, uniquingKeysWith: min)
    let jobs = days.sorted { $0.key < $1.key }.map { account, day in
      NewJob(pastKind, key: account.description, payload: day.description, at: now, id: effects.newID())
    }
    try JobStore.enqueue(jobs, keeping: .least, at: now, in: workspace, tx)
  }

  /// Whether any past day has been scored.
  public static func hasPast(of workspace: ID<Workspace>, at now: Timestamp, _ tx: Transaction) throws -> Bool {
    try HealthPastStore.hasAny(before: now.utcDay - 1, in: workspace, tx)
  }

  /// Asks for every account: after a scorecard has changed.
  public static func requestAll(effects: Effects, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    let job = NewJob(workspaceKind, key: "all", at: effects.now, id: effects.newID())
    try JobStore.enqueue([job], at: effects.now, in: workspace, tx)
  }

  /// Asks for every account and its past: after an import.
  public static func requestHistory(effects: Effects, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    let job = NewJob(historyKind, key: "all", at: effects.now, id: effects.newID())
    try JobStore.enqueue([job], at: effects.now, in: workspace, tx)
  }

  /// Has every account scored each night at two o'clock of the workspace, for the passing of time.
  public static func scheduleNightly(
    of workspace: Workspace, effects: Effects, _ tx: Transaction
  ) throws {
    try ScheduleStore.daily(
      nightlyKind, hour: 2, in: workspace.timeZone, after: effects.now, of: workspace.id, tx)
  }

  /// Which accounts were scored anew: some, or nil for all.
  public typealias Scored = @Sendable ([ID<Account>]?, ID<Workspace>) async throws -> Void

  /// What does these jobs.
  /// - Parameter scored: what follows from new scores and facts, after they are written.
  public static func handlers(
    _ service: ScoringService, scored: @escaping Scored = { _, _ in }
  ) -> [JobHandler] {
    let scoreAll: @Sendable (ID<Workspace>) async throws -> Void = { workspace in
      try await service.scoreAllAndRefresh(in: workspace)
      try await scored(nil, workspace)
    }
    return [
      JobHandler(accountKind, batch: 500) { jobs in
        guard let workspace = jobs.first?.workspace else { return }
        let accounts = jobs.compactMap { ID<Account>($0.payload) }
        let times = try await service.score(accounts, in: workspace)
        // Scoring makes their items as well; without a scorecard nothing is scored.
        if times.accounts == 0 { try await service.refreshWorklist(.accounts(accounts), in: workspace) }
        try await scored(service.withParents(accounts, in: workspace), workspace)
      },
      JobHandler(pastKind, lease: .minutes(5), batch: 100, payload: .least) { jobs in
        guard let workspace = jobs.first?.workspace else { return }
        let changes = jobs.compactMap { job in
          ID<Account>(job.key).flatMap { id in LocalDate(job.payload).map { PastChange(id, from: $0) } }
        }
        try await service.rescore(changes, in: workspace)
        let accounts = try await service.withParents(changes.map(\.account), in: workspace)
        try await service.refreshWorklist(.accounts(accounts), in: workspace)
        try await scored(accounts, workspace)
      },
      JobHandler(workspaceKind, lease: .minutes(5)) { jobs in
        for job in jobs { try await scoreAll(job.workspace) }
      },
      JobHandler(nightlyKind, lease: .minutes(5)) { jobs in
        for job in jobs { try await scoreAll(job.workspace) }
      },
      JobHandler(historyKind, lease: .minutes(30)) { jobs in
        for job in jobs {
          try await service.backfill(in: job.workspace)
          try await scoreAll(job.workspace)
        }
      },
    ]
  }
}
