import HTTPTypes
import Kernel
import Web

/// The JSON API of people.
struct PersonRoutes: Sendable {
  let identity: IdentityRoutes

  func add(to routes: inout Routes) {
    routes.api(.get, "/api/v1/people", .accountsRead) { request, actor in
      let (limit, cursor) = (try request.query.limit(), try request.query.cursor())
      let page = try await identity.database.read { tx in
        try PersonStore.page(tx, actor.workspace, after: cursor, limit: limit)
      }
      return try .page(page.map(PersonJSON.init), of: request)
    }
    routes.callerAPI(.get, "/api/v1/me") { request, _ in
      guard let caller = request.caller else { throw Problem.unauthenticated }
      return try .json(CallerJSON(caller))
    }
  }
}
