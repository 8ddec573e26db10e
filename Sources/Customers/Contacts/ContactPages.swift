import Kernel
import Storage
import Web

/// The page of one contact.
public struct ContactPages: Sendable {
  let database: Database
  let staff: Staff
  let frame: PageFrame

  public init(database: Database, staff: Staff, frame: PageFrame) {
    self.database = database
    self.staff = staff
    self.frame = frame
  }

  public func add(to routes: inout Routes) {
    routes.page(.get, "/contacts/{id}", .accountsRead) { request, actor in
      let id = try request.id(of: Contact.self)
      let people = try await staff.names(in: actor.workspace)
      let page = try await database.read { tx in try ContactPage.load(id, request, actor, tx) }
      return .html(frame(request, title: page.name, ContactPageView.html(page, people: people, request)))
    }
  }
}
