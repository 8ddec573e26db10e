import Identity
import Kernel
import Storage

/// The verbs of the stages of a workspace. A stage is never removed, since accounts have come through it: it is hidden.
public struct StageActions: Sendable {
  /// The most stages that a workspace can have.
  static let most = 50

  let database: Database
  let effects: Effects

  public init(database: Database, effects: Effects) {
    self.database = database
    self.effects = effects
  }

  /// Adds a stage of the workspace behind the last one of its kind.
  /// - Throws: 422 for a key that is none or that the kind has already.
  func create(
    _ kind: LifecycleStage.Kind, key: String, name: LocalizedText, by actor: Actor
  ) async throws -> StageDefinition {
    guard AttributeDraft.isKey(key) else { throw Problem.invalid("/key", "notAMetricKey") }
    let made = StageDefinition(LifecycleStage(kind, own: key), name: name)
    return try await database.write { [effects] tx in
      var stages = try StageDefinitionStore.all(in: actor.workspace, tx).all
      guard !stages.contains(where: { $0.stage == made.stage }) else { throw Problem.invalid("/key", "duplicate") }
      guard stages.count < Self.most else { throw Problem.invalid("/key", "tooMany", ["limit": String(Self.most)]) }
      let place = stages.lastIndex { $0.stage.kind == kind }
      stages.insert(made, at: place.map { $0 + 1 } ?? stages.endIndex)
      try StageDefinitionStore.save(stages, in: actor.workspace, tx)
      try Audit.record(
        tx, actor, .stageCreated, subject: made.stage.rawValue, details: ["name": name[.english]], effects)
      return made
    }
  }

  /// What can be changed about a stage.
  struct Command: Sendable, Equatable {
    /// Nil for the usual words, which a stage of the workspace has not.
    var name: LocalizedText?
    var isHidden: Bool
    /// Its place among all stages, from 1.
    var position: Int
  }

  /// Changes what a stage is called, whether it is offered, and its place.
  /// - Throws: 404, 412 when the version is not the present one, 422 for the last stage that is not hidden.
  func change(
    _ stage: LifecycleStage, version: Int?, by actor: Actor,
    _ change: @escaping @Sendable (inout Command) throws -> Void
  ) async throws -> (definition: StageDefinition, position: Int) {
    try await database.write { [effects] tx in
      var stages = try StageDefinitionStore.all(in: actor.workspace, tx).all
      guard let place = stages.firstIndex(where: { $0.stage == stage }) else { throw Problem.notFound }
      var definition = stages[place]
      guard version == nil || version == definition.version else { throw Problem.stale }
      let before = Command(name: definition.name, isHidden: definition.isHidden, position: place + 1)
      var command = before
      try change(&command)
      guard command != before else { return (definition, place + 1) }
      if stage.own != nil, command.name == nil { throw Problem.invalid("/name", "required") }
      (definition.name, definition.isHidden) = (command.name, command.isHidden)
      definition.version += 1
      stages.remove(at: place)
      let wanted = min(max(command.position - 1, 0), stages.count)
      stages.insert(definition, at: wanted)
      guard stages.contains(where: { !$0.isHidden }) else { throw Problem.invalid("/isHidden", "lastVisible") }
      try StageDefinitionStore.save(stages, in: actor.workspace, tx)
      try Audit.record(
        tx, actor, .stageChanged, subject: stage.rawValue, details: ["version": String(definition.version)], effects)
      return (definition, wanted + 1)
    }
  }
}

extension AuditAction {
  static let stageCreated: AuditAction = "stage.created"
  static let stageChanged: AuditAction = "stage.changed"
}
