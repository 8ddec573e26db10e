import Identity
import Kernel
import Storage

/// The verbs of attributes. Values that accounts have by the key count from the moment an attribute is defined.
public struct AttributeActions: Sendable {
  let database: Database
  let effects: Effects

  public init(database: Database, effects: Effects) {
    self.database = database
    self.effects = effects
  }

  /// Defines an attribute.
  /// - Throws: 422 for whatever is wrong with it, `/key` `duplicate` when there is one by this key.
  func create(_ draft: AttributeDraft, by actor: Actor) async throws -> AttributeDefinition {
    try draft.check()
    let now = effects.now
    let attribute = AttributeDefinition(
      id: effects.newID(), key: draft.key, kind: draft.kind, currency: draft.currency, details: draft.details,
      createdAt: now, updatedAt: now)
    return try await database.write { [effects] tx in
      guard try !AttributeStore.isTaken(attribute.key, in: actor.workspace, tx) else {
        throw Problem.invalid("/key", "duplicate")
      }
      try AttributeStore.insert(attribute, in: actor.workspace, tx)
      try AttributeValueStore.refresh(attribute, in: actor.workspace, tx)
      try Audit.record(
        tx, actor, .attributeCreated, subject: attribute.key, details: ["name": attribute.name[.english]], effects)
      return attribute
    }
  }

  /// Changes what an attribute and its options are called, and which options there are.
  ///
  /// A value that no option stands for any more stays with its account as text.
  /// - Throws: 404, 412 when the version is not the present one, 422.
  func change(
    _ id: ID<AttributeDefinition>, version: Int?, by actor: Actor,
    _ change: @escaping @Sendable (inout AttributeDetails) throws -> Void
  ) async throws -> AttributeDefinition {
    let now = effects.now
    return try await database.write { [effects] tx in
      guard var attribute = try AttributeStore.find(id, in: actor.workspace, tx) else { throw Problem.notFound }
      guard version == nil || version == attribute.version else { throw Problem.stale }
      let before = attribute
      try change(&attribute.details)
      guard attribute != before else { return before }
      var validation = Validation()
      attribute.details.check(attribute.kind, &validation)
      try validation.check()
      attribute.version += 1
      attribute.updatedAt = now
      guard try AttributeStore.update(attribute, in: actor.workspace, tx) else { throw Problem.stale }
      if attribute.options != before.options {
        try AttributeValueStore.refresh(attribute, in: actor.workspace, tx)
      }
      try Audit.record(
        tx, actor, .attributeChanged, subject: attribute.key,
        details: ["name": attribute.name[.english], "version": String(attribute.version)], effects)
      return attribute
    }
  }

  /// Takes an attribute out of use. Its values stay with their accounts as texts, and count again when the key is
  /// defined anew.
  /// - Throws: 404, 412 when the version is not the present one.
  func retire(_ id: ID<AttributeDefinition>, version: Int?, by actor: Actor) async throws {
    let now = effects.now
    try await database.write { [effects] tx in
      guard let attribute = try AttributeStore.find(id, in: actor.workspace, tx) else { throw Problem.notFound }
      guard version == nil || version == attribute.version else { throw Problem.stale }
      try AttributeStore.retire(id, at: now, in: actor.workspace, tx)
      try AttributeValueStore.delete(id, in: actor.workspace, tx)
      try Audit.record(
        tx, actor, .attributeRetired, subject: attribute.key, details: ["name": attribute.name[.english]], effects)
    }
  }
}

extension AuditAction {
  static let attributeCreated: AuditAction = "attribute.created"
  static let attributeChanged: AuditAction = "attribute.changed"
  static let attributeRetired: AuditAction = "attribute.retired"
}
