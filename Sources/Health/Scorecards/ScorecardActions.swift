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
    /// Why, kept with the version.
    public var reason: String?
    public var definition: Scorecard

    public init(
      name: String, filter: String? = nil, position: Int? = nil, reason: String? = nil, definition: Scorecard
    ) {
      self.name = name
      self.filter = filter
      self.position = position
      self.reason = reason
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
  /// - Returns: the scorecard, and what a template left out because no metric of the workspace tells it.
  /// - Throws: 422 with everything that is wrong.
  public func create(_ new: NewScorecard, by actor: Actor) async throws -> (
    card: StoredScorecard, leftOut: [ScorecardPart]
  ) {
    let (effects, service) = (effects, service)
    return try await database.write { tx in
      let (definition, leftOut) = try Self.definition(of: new.origin, effects, actor, tx)
      let command = Command(
        name: new.name, filter: new.filter, position: new.position, reason: new.reason, definition: definition)
      try Self.check(command, isDefault: false, service, effects, actor, tx)
      let card = StoredScorecard(
        id: effects.newID(), name: command.name, isAdapted: false, version: 0, definition: command.definition,
        filter: command.filter, position: command.position, createdAt: effects.now)
      let stored = try ScorecardStore.insert(
        card, because: command.reason, by: actor.person, in: actor.workspace, tx)
      try Self.follow(stored, "scorecard.created", effects, actor, tx)
      return (stored, leftOut)
    }
  }

  private static func definition(
    of origin: NewScorecard.Origin, _ effects: Effects, _ actor: Actor, _ tx: Transaction
  ) throws -> (Scorecard, [ScorecardPart]) {
    switch origin {
    case .definition(let definition): return (definition, [])
    case .copy(let id):
      guard let card = try ScorecardStore.find(id, in: actor.workspace, tx) else {
        throw Problem.invalid("/copyOf", "unknownReference")
      }
      return (card.definition, [])
    case .template(let template):
      guard let home = try WorkspaceStore.find(tx, actor.workspace) else { throw Problem.notFound }
      let today = effects.now.day(in: home.timeZone)
      let adapted = try AdaptedScorecard.of([template], on: today, in: actor.workspace, tx).first
      return (adapted?.definition ?? Scorecard(groups: [], measures: []), adapted?.leftOut ?? [])
    }
  }

  /// Gives a scorecard a new version; the old scores keep theirs.
  /// - Throws: 404, 412 when `version` is not the present one, 422.
  public func change(
    _ id: ID<Scorecard>, version: Int?, to command: Command, by actor: Actor
  ) async throws -> StoredScorecard {
    let (effects, service) = (effects, service)
    return try await database.write { tx in
      guard let card = try ScorecardStore.find(id, in: actor.workspace, tx) else { throw Problem.notFound }
      guard version == nil || version == Int(card.version) else { throw Problem.stale }
      return try Self.change(card, to: command, service, effects, actor, tx)
    }
  }

  /// Takes an older version up again: its measures become a new version. Name, filter and place stay as they are.
  /// - Throws: 404, 412 when `version` is not the present one, 422 when a metric of it is gone.
  public func restore(
    _ number: Int32, of id: ID<Scorecard>, version: Int?, because reason: String?, by actor: Actor
  ) async throws -> StoredScorecard {
    let (effects, service) = (effects, service)
    return try await database.write { tx in
      guard let card = try ScorecardStore.find(id, in: actor.workspace, tx),
        let older = try ScorecardStore.version(number, of: id, in: actor.workspace, tx)
      else { throw Problem.notFound }
      guard version == nil || version == Int(card.version) else { throw Problem.stale }
      let command = Command(
        name: card.name, filter: card.filter, position: card.position, reason: reason, definition: older.definition)
      return try Self.change(card, to: command, service, effects, actor, tx)
    }
  }

  private static func change(
    _ card: StoredScorecard, to command: Command, _ service: ScoringService, _ effects: Effects, _ actor: Actor,
    _ tx: Transaction
  ) throws -> StoredScorecard {
    try check(command, isDefault: card.isDefault, service, effects, actor, tx)
    var changed = card
    changed.name = command.name
    changed.definition = command.definition
    changed.filter = card.isDefault ? nil : command.filter
    changed.position = command.position ?? card.position
    changed.isAdapted = false
    let updated = try ScorecardStore.update(
      changed, from: card.version, because: command.reason, at: effects.now, by: actor.person, in: actor.workspace, tx)
    guard let updated else { throw Problem.stale }
    try follow(updated, "scorecard.changed", effects, actor, tx)
    return updated
  }

  /// Everything that is wrong with a draft; pointers begin with `/definition` but for those of name, filter and reason.
  func problems(with command: Command, isDefault: Bool, for actor: Actor) async throws -> [Problem.Field] {
    let (effects, service) = (effects, service)
    do {
      try await database.read { tx in
        try Self.check(command, isDefault: isDefault, service, effects, actor, tx)
      }
      return []
    } catch let problem as Problem where problem.status == 422 {
      return problem.fields
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
      for field in filter.isEmpty ? [] : service.planner.problems(with: filter, at: "/filter", of: home, on: today) {
        validation.add(field.pointer, field.code, field.arguments)
      }
    }
    _ = validation.optionalText(command.reason, "/reason", limit: 500)
    let metrics = Set(try MetricStore.all(in: actor.workspace, tx).map(\.key))
    do {
      try command.definition.validate(metrics: metrics, fields: AccountField.names) {
        service.planner.problems(with: $0, at: $1, of: home, on: today)
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
