import Foundation
import Jobs
import Kernel
import Storage
import TestSupport
import Web

@testable import Customers
@testable import Identity

/// A workspace with three people and two accounts, and everything that acts on contacts, notes and tasks.
struct SliceFixture: Sendable {
  static let now = Timestamp(milliseconds: 1_795_428_000_000)  // 2026-11-23T10:00:00Z
  static let today = now.utcDay

  /// The fixture's day is a Monday: the last business day was Friday.
  static let late = LateDays(usual: today - 3)

  let db: Database
  let effects = Effects(clock: { SliceFixture.now }, ids: IDSource(random: SeededRandom(seed: 7)))
  let workspace: Workspace
  /// Sees everything.
  let manager: Actor
  /// Owns Alpha and sees nothing else.
  let csm: Actor
  /// Of another workspace.
  let stranger: Actor
  let alpha: ID<Account>
  let beta: ID<Account>
  private let folder = UUID().uuidString

  static func with(_ engine: TestEngine, _ body: @Sendable (SliceFixture) async throws -> Void) async throws {
    try await TestDatabase.with(engine, migrations: Identity.migrations + Jobs.migrations + Customers.migrations) {
      db in
      let fixture = SliceFixture(db)
      defer { try? FileManager.default.removeItem(atPath: fixture.files) }
      try await fixture.fill()
      try await body(fixture)
    }
  }

  private init(_ db: Database) {
    self.db = db
    let workspace = Workspace(
      id: effects.newID(), name: "Acme", language: .english, timeZone: .gmt, currency: .usd)
    self.workspace = workspace
    let (manager, csm): (ID<Person>, ID<Person>) = (effects.newID(), effects.newID())
    self.manager = Self.actor(manager, in: workspace.id, .all)
    self.csm = Self.actor(csm, in: workspace.id, .ownedBy([csm]))
    stranger = Self.actor(effects.newID(), in: effects.newID(), .all)
    alpha = effects.newID()
    beta = effects.newID()
  }

  private static func actor(
    _ person: ID<Person>, in workspace: ID<Workspace>, _ visibility: Actor.Visibility
  ) -> Actor {
    Actor(
      workspace: workspace, kind: .person, person: person, permissions: [.accountsRead, .accountsWrite, .healthRead],
      visibility: visibility)
  }

  private func fill() async throws {
    let (workspace, manager, csm) = (workspace, manager, csm)
    let accounts = [account(alpha, "Alpha", csm.person), account(beta, "Beta", manager.person)]
    try await db.write { tx in
      try WorkspaceStore.insert(tx, workspace, at: Self.now)
      for (person, name) in [(manager.person, "Mina Park"), (csm.person, "Ravi Rao")] {
        guard let person, let email = EmailAddress("\(name.prefix(4).lowercased())@acme.test") else { continue }
        try PersonStore.insert(
          tx, workspace.id, NewPerson(id: person, name: name, email: email, role: .builtIn(.csm)), at: Self.now)
      }
      try AccountStore.insert(accounts, in: workspace.id, tx)
    }
  }

  private func account(_ id: ID<Account>, _ name: String, _ owner: ID<Person>?) -> Account {
    Account(
      id: id, details: AccountDetails(name: name, owner: owner, currency: .usd), createdAt: Self.now,
      updatedAt: Self.now)
  }

  var contacts: ContactActions { ContactActions(database: db, effects: effects) }
  var notes: NoteActions { NoteActions(database: db, effects: effects) }
  var attachments: AttachmentActions {
    AttachmentActions(database: db, effects: effects, folder: AttachmentFolder(files: files))
  }
  /// A folder of this fixture's own, gone with it.
  var files: String { "\(NSTemporaryDirectory())/saathi-slice-\(folder)" }
  var tasks: TaskActions { TaskActions(database: db, effects: effects) }

  func contact(_ name: String, _ emails: [String] = [], at accounts: [ContactAccount] = []) async throws -> Contact {
    try await contacts.create(
      ContactActions.Command(details: ContactDetails(displayName: name), emails: emails, accounts: accounts),
      by: manager)
  }

  func task(
    _ title: String, due: Int? = nil, at account: ID<Account>? = nil, for person: ID<Person>? = nil
  ) async throws -> CustomerTask {
    let details = TaskDetails(
      title: title, account: account, assignee: person, dueOn: due.map { Self.today + $0 })
    return try await tasks.create(details, by: manager)
  }

  /// The kinds on an account's timeline, newest first, and in the order of their making within a moment.
  func kinds(of account: ID<Account>) async throws -> [EventKind] {
    let workspace = workspace.id
    return try await db.read { tx in
      try EventStore.timeline(TimelineQuery(account: account), in: workspace, tx).items.map(\.kind)
    }
  }
}
