import Kernel
import Language
import Storage
import Web

/// What a person is told of: a page, and the JSON API.
public struct NotificationRoutes: Sendable {
  private static let limit = 50

  let database: Database
  let effects: Effects
  let staff: Staff
  let frame: PageFrame

  public init(database: Database, effects: Effects, staff: Staff, frame: PageFrame) {
    self.database = database
    self.effects = effects
    self.staff = staff
    self.frame = frame
  }

  public func add(to routes: inout Routes) {
    routes.api(.get, "/api/v1/notifications", .accountsRead, list)
    routes.api(.post, "/api/v1/notifications/read", .accountsRead) { request, actor in
      var fields = try await request.fields()
      let id: ID<PersonalNotification>? = fields.id("id")
      try fields.check()
      try await markRead(id, actor)
      return .noContent
    }
    routes.page(.get, "/notifications", .accountsRead, show)
    routes.page(.post, "/notifications/read", .accountsRead) { _, actor in
      try await markRead(nil, actor)
      return .seeOther("/notifications")
    }
  }

  private func list(_ request: Request, _ actor: Actor) async throws -> Response {
    let (cursor, limit) = (try request.query.cursor(), try request.query.limit())
    let page = try await database.read { tx in
      try NotificationStore.page(for: actor, after: cursor, limit: limit, tx)
    }
    return try .page(page.map(NotificationJSON.init), of: request)
  }

  private func show(_ request: Request, _ actor: Actor) async throws -> Response {
    let cursor = request.query["cursor"].flatMap { Cursor($0) }
    let page = try await database.read { tx in
      try NotificationStore.page(for: actor, after: cursor, limit: Self.limit, tx)
    }
    let names = try await staff.names(in: actor.workspace)
    let title = request.words["notifications.title"]
    return .html(frame(request, title: title, NotificationViews.page(page, names, request)))
  }

  private func markRead(_ id: ID<PersonalNotification>?, _ actor: Actor) async throws {
    guard let person = actor.person else { throw Problem.forbidden }
    let now = effects.now
    try await database.write { tx in
      try NotificationStore.markRead(id, of: person, at: now, in: actor.workspace, tx)
    }
  }
}

/// A notification on the wire.
private struct NotificationJSON: Encodable, Sendable {
  let id: ID<PersonalNotification>
  let kind = "mention"
  let accountId: ID<Account>
  let accountName: String
  let noteId: ID<Note>
  let byId: ID<Person>?
  let body: String
  let createdAt: Timestamp
  let readAt: Timestamp?

  init(_ item: NotificationItem) {
    id = item.notification.id
    accountId = item.notification.account
    accountName = item.accountName
    noteId = item.notification.note
    byId = item.notification.by
    body = item.body
    createdAt = item.notification.createdAt
    readAt = item.notification.readAt
  }
}
