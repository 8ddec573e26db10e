import Customers
import Jobs
import Kernel
import Storage

/// The verbs of back-tests.
public struct BacktestActions: Sendable {
  /// Everything that a request may say.
  struct Command: Sendable {
    var scorecard: ID<Scorecard>
    /// Nil for the present version.
    var version: Int32?
    /// A draft in place of a version.
    var draft: ScorecardActions.Command?
    var horizon: Int
    var churn: ChurnDefinition
    var suggestsWeights = false
  }

  let database: Database
  let service: ScoringService
  let effects: Effects

  public init(database: Database, service: ScoringService, effects: Effects) {
    self.database = database
    self.service = service
    self.effects = effects
  }

  /// Has the scorecard tested by a job.
  /// - Throws: 404 for a scorecard that is not there, 409 when two are under way, 422 with everything that is wrong with
  ///   the draft.
  func start(_ command: Command, by actor: Actor) async throws -> BacktestRun {
    let (effects, service) = (effects, service)
    return try await database.write { tx in
      guard let card = try ScorecardStore.find(command.scorecard, in: actor.workspace, tx) else {
        throw Problem.notFound
      }
      guard try BacktestStore.unfinished(in: actor.workspace, tx) < Self.most else {
        throw Problem.conflict("backtestsRunning", ["limit": "\(Self.most)"])
      }
      let definition: Scorecard
      var rule: Backtest.Rule?
      if let draft = command.draft {
        try ScorecardActions.check(draft, isDefault: card.isDefault, service, effects, actor, tx)
        definition = draft.definition
        if !card.isDefault { rule = draft.filter.map { Backtest.Rule(filter: $0, position: draft.position) } }
      } else {
        let wanted = command.version ?? card.version
        guard let found = try ScorecardStore.version(wanted, of: card.id, in: actor.workspace, tx) else {
          throw Problem.invalid("/version", "unknownReference")
        }
        definition = found.definition
      }
      let run = BacktestRun(
        id: effects.newID(),
        question: Backtest.Question(
          scorecard: card.id, version: command.draft == nil ? command.version ?? card.version : nil,
          horizon: command.horizon, churn: command.churn, suggestsWeights: command.suggestsWeights, rule: rule),
        definition: definition, startedBy: actor.person, startedAt: effects.now)
      try BacktestStore.insert(run, in: actor.workspace, tx)
      let job = NewJob(
        Self.kind, key: run.id.description, payload: run.id.description, at: effects.now, id: effects.newID())
      try JobStore.enqueue([job], at: effects.now, in: actor.workspace, tx)
      return run
    }
  }

  /// One that was asked for, as the actor sees it.
  /// - Throws: 404.
  func run(_ id: ID<BacktestRun>, for actor: Actor) async throws -> BacktestRun {
    let run = try await database.read { tx in
      try BacktestStore.find(id, in: actor.workspace, tx)?.shown(to: actor, tx)
    }
    guard let run else { throw Problem.notFound }
    return run
  }

  static let kind = "health.backtest"
  /// So many of a workspace wait or run at once: they would hold up scores and mail.
  static let most = 2

  /// What does these jobs, one at a time, so that those of many workspaces leave workers for scores and mail. One that is
  /// taken over after a crash begins anew: nothing but its result is written.
  public func handler() -> JobHandler {
    JobHandler(Self.kind, most: 1) { jobs in
      for job in jobs {
        if let id = ID<BacktestRun>(job.payload) { try await carryOut(id, in: job.workspace) }
      }
    }
  }

  private func carryOut(_ id: ID<BacktestRun>, in workspace: ID<Workspace>) async throws {
    let (database, effects) = (database, effects)
    let run = try await database.read { tx in try BacktestStore.find(id, in: workspace, tx) }
    guard let run, run.finishedAt == nil else { return }
    do {
      let result = try await service.backtest(run.question, run.definition, in: workspace) { done, all in
        try await database.write { tx in
          try BacktestStore.setProgress(Double(done) / Double(all), of: id, in: workspace, tx)
        }
      }
      try await database.write { tx in
        try BacktestStore.finish(id, result, failure: nil, at: effects.now, in: workspace, tx)
      }
    } catch let error where !(error is CancellationError) {
      // Whoever asked sees it, and may ask again.
      let code = (error as? any ProblemConvertible)?.problem.code ?? "internal"
      try await database.write { tx in
        try BacktestStore.finish(id, nil, failure: code, at: effects.now, in: workspace, tx)
      }
    }
  }

  /// The scorecard that `NAME` or `NAME@VERSION` means; without a name that fits, nil.
  public static func find(
    _ text: String, in workspace: ID<Workspace>, _ database: Database
  ) async throws -> (id: ID<Scorecard>, version: Int32, definition: Scorecard)? {
    try await database.read { tx in
      let cards = try ScorecardStore.all(in: workspace, tx)
      if let card = cards.first(where: { $0.name == text }) { return (card.id, card.version, card.definition) }
      guard let at = text.lastIndex(of: "@"), let number = Int32(text[text.index(after: at)...]),
        let card = cards.first(where: { $0.name == text[..<at] })
      else { return nil }
      return try ScorecardStore.version(number, of: card.id, in: workspace, tx).map { (card.id, number, $0.definition) }
    }
  }
}

extension BacktestRun {
  /// With those examples alone that the actor sees; the figures are of all accounts.
  func shown(to actor: Actor, _ tx: Transaction) throws -> BacktestRun {
    guard actor.visibility != .all, let result else { return self }
    let named = (result.missed + result.falseAlarms).map(\.account)
    let seen = try ScoringStore.matching(
      AccountAccess.visible(to: actor), .accounts(Set(named).sorted()), in: actor.workspace, tx)
    var shown = self
    shown.result?.missed.removeAll { !seen.contains($0.account) }
    shown.result?.falseAlarms.removeAll { !seen.contains($0.account) }
    return shown
  }
}
