import Kernel
import Storage

/// Makes workspaces, each with its first owner.
public struct WorkspaceActions: Sendable {
  /// What other rooms give a new workspace, in its transaction.
  public typealias Made = @Sendable (Workspace, Transaction) throws -> Void

  private let database: Database
  private let effects: Effects
  private let hasher: PasswordHasher
  private let made: Made

  public init(
    database: Database, effects: Effects, hasher: PasswordHasher, made: @escaping Made = { _, _ in }
  ) {
    self.database = database
    self.effects = effects
    self.hasher = hasher
    self.made = made
  }

  /// Makes a workspace from the command line, at any time.
  ///
  /// Throws 422 problems for the name (`/workspace`) and the owner's name and password, `nameTaken` for a name
  /// that another workspace has.
  @discardableResult
  public func create(_ new: NewWorkspace, owner: NewOwner) async throws -> Workspace {
    try await make(new, owner, first: false).workspace
  }

  /// Makes the installation's first workspace; throws `alreadySetUp` when there is one.
  ///
  /// Of two at the same moment one succeeds, on both engines: the row of `first_run` can exist once.
  func setUp(_ new: NewWorkspace, owner: NewOwner) async throws -> (workspace: Workspace, owner: ID<Person>) {
    try await make(new, owner, first: true)
  }

  private func make(
    _ new: NewWorkspace, _ owner: NewOwner, first: Bool
  ) async throws -> (workspace: Workspace, owner: ID<Person>) {
    try Self.check(new, owner)
    let hash = try await hasher.hash(owner.password)
    let workspace = Workspace(
      id: effects.newID(), name: new.name, language: new.language, timeZone: new.timeZone, currency: new.currency)
    let person = NewPerson(id: effects.newID(), name: owner.name, email: owner.email, role: .builtIn(.owner))
    return try await IdentityConstraint.translating {
      try await database.write { [effects, made] tx in
        let now = effects.now
        if first, try WorkspaceStore.hasAny(tx) { throw IdentityError.alreadySetUp }
        try WorkspaceStore.insert(tx, workspace, at: now)
        let claimed = try WorkspaceStore.claimFirstRun(tx, workspace.id, at: now)
        if first, !claimed { throw IdentityError.alreadySetUp }
        try PersonStore.insert(tx, workspace.id, person, at: now)
        try PasswordStore.set(tx, workspace.id, person.id, hash: hash, at: now)
        try Audit.record(
          tx, .system(in: workspace.id), .workspaceCreated, subject: workspace.id,
          details: ["name": workspace.name, "owner": owner.email.description], effects)
        try made(workspace, tx)
        return (workspace, person.id)
      }
    }
  }

  private static func check(_ new: NewWorkspace, _ owner: NewOwner) throws(Problem) {
    var validation = Validation()
    _ = validation.text(new.name, "/workspace", limit: 100)
    _ = validation.text(owner.name, "/name", limit: 100)
    PasswordRules.check(
      owner.password, about: [owner.email.key, owner.name, new.name], "/password", &validation)
    try validation.check()
  }
}
