import Storage
import Web

/// The JSON API of accounts above and below each other.
public struct AccountTreeRoutes: Sendable {
  let database: Database

  public init(database: Database) { self.database = database }

  public func add(to routes: inout Routes) {
    routes.api(.get, "/api/v1/accounts/{id}/hierarchy", .accountsRead) { request, actor in
      let id = try request.id(of: Account.self)
      let tree = try await database.read { tx in
        try AccountAccess.require(id, for: actor, tx)
        return try AccountTreeStore.tree(
          of: id, where: AccountAccess.visible(to: actor), in: actor.workspace, tx)
      }
      return try .json(AccountTreeJSON(tree))
    }
  }
}
