import Customers
import Identity
import Kernel
import Language
import Storage

/// What can be done with sources and their keys.
public struct SourceActions: Sendable {
  private let database: Database
  private let effects: Effects

  public init(database: Database, effects: Effects) {
    self.database = database
    self.effects = effects
  }

  /// Makes a source with its first key. The workspace's first source also brings two metrics: events, and users who
  /// did anything.
  ///
  /// Throws 422 for a name that is empty, too long or taken (`/name`).
  public func create(named name: String, by actor: Actor) async throws -> NewWriteKey {
    var validation = Validation()
    let name = validation.text(name, "/name", limit: 100)
    try validation.check()
    let key = WriteKey(in: actor.workspace)
    return try await database.write { [effects] tx in
      guard try !SourceStore.hasName(name, in: actor.workspace, tx) else { throw Problem.invalid("/name", "duplicate") }
      let source = TrackingSource(id: effects.newID(), name: name, createdAt: effects.now)
      try SourceStore.insert(source, by: actor.person, in: actor.workspace, tx)
      try SourceStore.insert(key, id: effects.newID(), of: source.id, at: effects.now, tx)
      try UsualMetrics.define(at: effects.now, in: actor.workspace, tx)
      try Audit.record(tx, actor, .sourceCreated, subject: source.id, details: ["name": name], effects)
      return NewWriteKey(source: source, text: key.text)
    }
  }

  /// Gives a source another key; the former ones stay valid until they are revoked.
  public func rotate(_ id: ID<TrackingSource>, by actor: Actor) async throws -> NewWriteKey {
    let key = WriteKey(in: actor.workspace)
    return try await database.write { [effects] tx in
      guard let source = try SourceStore.find(id, in: actor.workspace, tx) else { throw Problem.notFound }
      try SourceStore.insert(key, id: effects.newID(), of: id, at: effects.now, tx)
      try Audit.record(tx, actor, .sourceKeyCreated, subject: id, details: ["name": source.name], effects)
      return NewWriteKey(source: source, text: key.text)
    }
  }

  /// Ends a key.
  public func revoke(_ key: ID<TrackingKey>, of id: ID<TrackingSource>, by actor: Actor) async throws {
    try await database.write { [effects] tx in
      guard let source = try SourceStore.find(id, in: actor.workspace, tx),
        try SourceStore.revoke(key, of: id, by: actor.person, at: effects.now, in: actor.workspace, tx)
      else { throw Problem.notFound }
      try Audit.record(tx, actor, .sourceKeyRevoked, subject: id, details: ["name": source.name], effects)
    }
  }

  /// Takes no more from a source; what it sent stays.
  public func close(_ id: ID<TrackingSource>, by actor: Actor) async throws {
    try await database.write { [effects] tx in
      guard let source = try SourceStore.find(id, in: actor.workspace, tx),
        try SourceStore.close(id, by: actor.person, at: effects.now, in: actor.workspace, tx)
      else { throw Problem.notFound }
      _ = try SourceStore.revoke(nil, of: id, by: actor.person, at: effects.now, in: actor.workspace, tx)
      try Audit.record(tx, actor, .sourceClosed, subject: id, details: ["name": source.name], effects)
    }
  }
}
