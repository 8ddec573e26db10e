import Identity
import Kernel
import Language
import Storage

/// The verbs of segments: each one transaction of the segment, its members and an entry in the audit log.
public struct SegmentActions: Sendable {
  let database: Database
  let effects: Effects

  public init(database: Database, effects: Effects) {
    self.database = database
    self.effects = effects
  }

  /// What a request says about a segment.
  struct Command: Sendable, Equatable {
    var name: String
    /// In the filter language, as it was typed.
    var filter: String
  }

  /// Adds a segment, filled with the accounts that answer it now.
  /// - Throws: 422 for a name that is taken, a question that cannot be read, `me`, and a circle of segments.
  func create(_ command: Command, by actor: Actor) async throws -> Segment {
    let now = effects.now
    let id: ID<Segment> = effects.newID()
    return try await database.write { [effects] tx in
      let question = try question(command, of: id, by: actor, at: now, tx)
      let segment = Segment(
        id: id, name: command.name, question: question, createdBy: actor.person, createdAt: now, updatedAt: now,
        version: 1)
      try SegmentStore.insert(segment, in: actor.workspace, tx)
      try SegmentStore.recordQuestion(segment, at: now, by: actor.person, in: actor.workspace, tx)
      try SegmentRound(at: now, in: actor.workspace, tx)?.run(id, tx)
      try Audit.record(
        tx, actor, .segmentCreated, subject: id, details: ["name": segment.name, "filter": question], effects)
      return segment
    }
  }

  /// Changes a segment; who is in it is asked anew when its question has changed.
  /// - Throws: 404, 412, and as `create`.
  func change(
    _ id: ID<Segment>, version: Int?, by actor: Actor, _ change: @escaping @Sendable (inout Command) throws -> Void
  ) async throws -> Segment {
    let now = effects.now
    return try await database.write { [effects] tx in
      let before = try SegmentAccess.load(id, for: actor, tx)
      guard version == nil || version == before.version else { throw Problem.stale }
      var command = Command(name: before.name, filter: before.question)
      try change(&command)
      var after = before
      after.name = command.name
      after.question = try question(command, of: id, by: actor, at: now, tx)
      guard after != before else { return before }
      after.version += 1
      after.updatedAt = now
      guard try SegmentStore.update(after, in: actor.workspace, tx) else { throw Problem.stale }
      if after.question != before.question {
        try SegmentStore.recordQuestion(after, at: now, by: actor.person, in: actor.workspace, tx)
        try SegmentRound(at: now, in: actor.workspace, isLocking: true, tx)?.run(id, tx)
      }
      try Audit.record(
        tx, actor, .segmentChanged, subject: id, details: ["name": after.name, "filter": after.question], effects)
      return after
    }
  }

  /// Takes a segment out of use; its history stays, and `restore` brings it back.
  /// - Throws: 404, 412, 409 when another segment names it.
  func archive(_ id: ID<Segment>, version: Int?, by actor: Actor) async throws {
    let now = effects.now
    try await database.write { [effects] tx in
      var segment = try SegmentAccess.load(id, for: actor, tx)
      guard version == nil || version == segment.version else { throw Problem.stale }
      let users = try SegmentStore.all(in: actor.workspace, tx)
        .filter { $0.id != id && $0.question.contains(id.description) }
      guard users.isEmpty else {
        throw Problem.conflict("segmentInUse", ["names": users.map(\.name).joined(separator: ", ")])
      }
      segment.version += 1
      segment.updatedAt = now
      segment.archivedAt = now
      guard try SegmentStore.update(segment, archivedBy: actor.person, in: actor.workspace, tx) else {
        throw Problem.stale
      }
      try SegmentMemberStore.leave(id, nil, at: now, in: actor.workspace, tx)
      try Audit.record(tx, actor, .segmentArchived, subject: id, details: ["name": segment.name], effects)
    }
  }

  /// Brings a segment back into use.
  /// - Throws: 404, 409 when another one has its name by now.
  func restore(_ id: ID<Segment>, by actor: Actor) async throws -> Segment {
    let now = effects.now
    return try await database.write { [effects] tx in
      guard var segment = try SegmentStore.find(id, in: actor.workspace, tx) else { throw Problem.notFound }
      guard segment.archivedAt != nil else { return segment }
      guard try !SegmentStore.isTaken(segment.name, except: id, in: actor.workspace, tx) else {
        throw Problem.conflict("segmentNameTaken", ["name": segment.name])
      }
      segment.version += 1
      segment.updatedAt = now
      segment.archivedAt = nil
      guard try SegmentStore.update(segment, in: actor.workspace, tx) else { throw Problem.stale }
      try SegmentRound(at: now, in: actor.workspace, isLocking: true, tx)?.run(id, tx)
      try Audit.record(tx, actor, .segmentRestored, subject: id, details: ["name": segment.name], effects)
      return segment
    }
  }

  /// The question as it is stored, checked.
  private func question(
    _ command: Command, of id: ID<Segment>, by actor: Actor, at now: Timestamp, _ tx: Transaction
  ) throws -> String {
    guard let home = try WorkspaceStore.find(tx, actor.workspace) else { throw Problem.notFound }
    if try SegmentStore.isTaken(command.name, except: id, in: actor.workspace, tx) {
      throw Problem.invalid("/name", "duplicate")
    }
    let vocabulary = try AccountVocabulary(in: actor.workspace, tx)
    let circle = try SegmentCircle(vocabulary, of: home, tx)
    do throws(FilterProblems) {
      let question = try SegmentQuestion(command.filter, vocabulary, of: home)
      _ = try question.condition(on: now.day(in: home.timeZone), permissions: actor.permissions)
      if let word = circle.word(of: question, leadingTo: id) {
        throw FilterProblems([FilterProblem(.segmentCircle, word.range, ["word": word.text])])
      }
      return question.stored
    } catch {
      throw error.problem()
    }
  }
}

extension AuditAction {
  static let segmentCreated: AuditAction = "segment.created"
  static let segmentChanged: AuditAction = "segment.changed"
  static let segmentArchived: AuditAction = "segment.archived"
  static let segmentRestored: AuditAction = "segment.restored"
}
