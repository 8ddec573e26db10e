import Kernel
import Storage

/// The verbs of saved views. A view is changed by whom it belongs to; a shared one also by those who may configure
/// the workspace.
public struct SavedViewActions: Sendable {
  let database: Database
  let effects: Effects

  public init(database: Database, effects: Effects) {
    self.database = database
    self.effects = effects
  }

  /// Keeps a view.
  /// - Throws: 403 for a token that belongs to nobody.
  func create(_ details: SavedViewDetails, by actor: Actor) async throws -> SavedView {
    guard let person = actor.person else { throw Problem.forbidden }
    let now = effects.now
    let view = SavedView(
      id: effects.newID(), person: person, version: 1, details: details, createdAt: now, updatedAt: now)
    try await database.write { tx in try SavedViewStore.insert(view, in: actor.workspace, tx) }
    return view
  }

  /// Changes a view.
  /// - Throws: 404, 409 for somebody else's, 412 when the version is not the present one.
  func change(
    _ id: ID<SavedView>, version: Int?, by actor: Actor,
    _ change: @escaping @Sendable (inout SavedViewDetails) throws -> Void
  ) async throws -> SavedView {
    let now = effects.now
    return try await database.write { tx in
      var view = try Self.load(id, toChangeBy: actor, tx)
      guard version == nil || version == view.version else { throw Problem.stale }
      let before = view.details
      try change(&view.details)
      guard view.details != before else { return view }
      view.version += 1
      view.updatedAt = now
      guard try SavedViewStore.update(view, in: actor.workspace, tx) else { throw Problem.stale }
      return view
    }
  }

  /// Removes a view.
  /// - Throws: 404, 409 for somebody else's.
  func delete(_ id: ID<SavedView>, by actor: Actor) async throws {
    try await database.write { tx in
      _ = try Self.load(id, toChangeBy: actor, tx)
      try SavedViewStore.delete(id, in: actor.workspace, tx)
    }
  }

  /// Whether the actor may change a view that he sees.
  static func mayChange(_ view: SavedView, _ actor: Actor) -> Bool {
    view.person == actor.person || (view.details.isShared && actor.may(.settingsManage))
  }

  private static func load(_ id: ID<SavedView>, toChangeBy actor: Actor, _ tx: Transaction) throws -> SavedView {
    guard let view = try SavedViewStore.find(id, for: actor.person, in: actor.workspace, tx) else {
      throw Problem.notFound
    }
    guard mayChange(view, actor) else { throw Problem.conflict("viewOfSomebodyElse") }
    return view
  }
}
