import HTTPTypes
import Kernel
import Web

/// The audit log, to be read.
struct AuditPages: Sendable {
  private static let pageSize = 50

  let identity: IdentityRoutes

  func add(to routes: inout Routes) {
    routes.page(.get, "/settings/audit", .auditRead) { request, actor in
      let (filter, cursor) = (try Self.filter(request), try request.query.cursor())
      let (page, names) = try await identity.database.read { tx in
        let page = try AuditStore.page(tx, actor.workspace, filter, after: cursor, limit: Self.pageSize)
        return (page, try AuditNames(tx, actor.workspace))
      }
      let content = AuditViews.page(page, names, actor, now: identity.effects.now, request)
      return .html(identity.frame(request, title: request.words["settings.audit"], content))
    }
  }

  private static func filter(_ request: Request) throws -> AuditFilter {
    let (query, zone) = (request.query, request.reader.timeZone)
    return AuditFilter(
      person: query["person"].flatMap { ID<Person>($0) },
      action: query["action"].flatMap { $0.isEmpty ? nil : AuditAction(rawValue: $0) },
      from: try query.date("from")?.start(in: zone), until: try query.date("to").map { $0 + 1 }?.start(in: zone))
  }
}
