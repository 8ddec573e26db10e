import Customers
import Identity
import Kernel
import Storage

/// The verbs of scorecards: each one transaction of a row, its version, its audit entry and the job to score anew.
public struct ScorecardActions: Sendable {
  /// Everything that a request may say about a scorecard.
  public struct Command: Sendable {
    public var name: String
    public var filter: String?
    public var position: Int?
    public var definition: Scorecard

    public init(name: String, filter: String? = nil, position: Int? = nil, definition: Scorecard) {
      self.name = name
      self.filter = filter
      self.position = position
      self.definition = definition
    }
  }

  let database: Database
  let service: ScoringService
  let effects: Effects

  public init(database: Database, service: ScoringService, effects: Effects) {
    self.database = database
    self.service = service
    self.effects = effects
  }

  /// Adds a scorecard for the accounts of a filter.
  /// - Throws: 422 with everything that is wrong.
  public func create(_ command: Command, by actor: Actor) async throws -> StoredScorecard {
    let (effects, service) = (effects, service)
    return try await database.write { tx in
      try Self.check(command, isDefault: false, service, effects, actor, tx)
      let card = StoredScorecard(
        id: effects.newID(), name: command.name, isAdapted: false, version: 0, definition: command.definition,
        filter: command.filter, position: command.position, createdAt: effects.now)
      let stored = try ScorecardStore.insert(card, by: actor.person, in: actor.workspace, tx)
      try Self.follow(stored, "scorecard.created", effects, actor, tx)
      return stored
    }
  }

  /// Gives a scorecard a new version; the old scores keep theirs.
  /// - Throws: 404, 412 when `version` is not the present one, 422.
  public func change(
    _ id: ID<Scorecard>, version: Int?, to command: Command, by actor: Actor
  ) async throws -> StoredScorecard {
    let (effects, service) = (effects, service)
    return try await database.write { tx in
      guard var card = try ScorecardStore.find(id, in: actor.workspace, tx) else { throw Problem.notFound }
      guard version == nil || version == Int(card.version) else { throw Problem.stale }
      try Self.check(command, isDefault: card.isDefault, service, effects, actor, tx)
      card.name = command.name
      card.definition = command.definition
      card.filter = card.isDefault ? nil : command.filter
      card.position = command.position ?? card.position
      card.isAdapted = false
      let updated = try ScorecardStore.update(
        card, from: card.version, at: effects.now, by: actor.person, in: actor.workspace, tx)
      guard let updated else { throw Problem.stale }
      try Self.follow(updated, "scorecard.changed", effects, actor, tx)
      return updated
    }
  }

  /// Throws 422 with everything that is wrong with a definition; pointers begin with `/definition`.
  static func check(
    _ command: Command, isDefault: Bool, _ service: ScoringService, _ effects: Effects, _ actor: Actor,
    _ tx: Transaction
  ) throws {
    guard let home = try WorkspaceStore.find(tx, actor.workspace) else { throw Problem.notFound }
    let today = effects.now.day(in: home.timeZone)
    var validation = Validation()
    _ = validation.text(command.name, "/name", limit: 100)
    if !isDefault {
      let filter = validation.text(command.filter ?? "", "/filter", limit: 500)
      if !filter.isEmpty, let code = service.planner.problem(with: filter, of: home, on: today) {
        validation.add("/filter", code)
      }
    }
    let metrics = Set(try MetricStore.all(in: actor.workspace, tx).map(\.key))
    do {
      try command.definition.validate(metrics: metrics, fields: AccountField.names) {
        service.planner.problem(with: $0, of: home, on: today)
      }
    } catch {
      for field in error.fields { validation.add("/definition\(field.pointer)", field.code, field.arguments) }
    }
    try validation.check()
  }

  private static func follow(
    _ card: StoredScorecard, _ action: AuditAction, _ effects: Effects, _ actor: Actor, _ tx: Transaction
  ) throws {
    try Audit.record(
      tx, actor, action, subject: card.id, details: ["name": card.name, "version": "\(card.version)"], effects)
    try Scoring.requestAll(effects: effects, in: actor.workspace, tx)
  }
}
