import Kernel
import Storage
import Web

/// The JSON API of the stages through which an account came.
public struct StageRoutes: Sendable {
  let database: Database

  public init(database: Database) { self.database = database }

  public func add(to routes: inout Routes) {
    routes.api(.get, "/api/v1/accounts/{id}/stages", .accountsRead) { request, actor in
      let id = try request.id(of: Account.self)
      let changes = try await database.read { tx in
        try AccountAccess.require(id, for: actor, tx)
        return try StageStore.changes(of: id, in: actor.workspace, tx)
      }
      return try .page(Page(items: changes.map(StageChangeJSON.init), next: nil), of: request)
    }
  }
}

/// A change of stage on the wire.
private struct StageChangeJSON: Encodable, Sendable {
  let from: LifecycleStage?
  let to: LifecycleStage
  let changedAt: Timestamp
  let changedBy: ID<Person>?
  let reason: String?

  init(_ change: StageChange) {
    from = change.from
    to = change.to
    changedAt = change.changedAt
    changedBy = change.changedBy
    reason = change.reason
  }
}
