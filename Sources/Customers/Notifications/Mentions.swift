import Identity
import Kernel
import Storage

/// Told of notifications in the transaction that makes them: they go out by mail.
public typealias Notified = @Sendable ([PersonalNotification], ID<Workspace>, Transaction) throws -> Void

/// Tells people that a note mentions them: those who work here and see the account.
struct Mentions: Sendable {
  let effects: Effects
  let notified: Notified

  /// - Parameter before: what the note said; who was mentioned there was told already.
  func notify(_ note: Note, before: String = "", by actor: Actor, _ tx: Transaction) throws {
    guard note.body.contains("@") else { return }
    let members = try PersonStore.all(tx, actor.workspace).filter(\.isActive)
    let names = Dictionary(members.map { ($0.person.id, $0.person.name) }) { first, _ in first }
    var people = MentionReader.people(in: note.body, among: names)
    people.subtract(MentionReader.people(in: before, among: names))
    if let author = actor.person { people.remove(author) }
    let seeing = try people.sorted().filter { try sees($0, note.account, in: actor.workspace, tx) }
    let notifications = seeing.map { person in
      PersonalNotification(
        id: effects.newID(), person: person, account: note.account, note: note.id, by: actor.person,
        createdAt: effects.now, readAt: nil)
    }
    if notifications.isEmpty { return }
    try NotificationStore.insert(notifications, in: actor.workspace, tx)
    try notified(notifications, actor.workspace, tx)
  }

  private func sees(
    _ person: ID<Person>, _ account: ID<Account>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Bool {
    guard let actor = try StaffActor.find(tx, workspace, person), actor.may(.accountsRead) else { return false }
    return try AccountStore.find(account, where: AccountAccess.visible(to: actor), in: workspace, tx) != nil
  }
}
