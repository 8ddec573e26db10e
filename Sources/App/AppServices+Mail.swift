import Customers
import Foundation
import Health
import Identity
import Jobs
import Kernel
import Language
import Storage

extension AppServices {
  private static let mentionMailKind = "mail.mention"

  /// What concerns a person goes out by mail: asked for in the transaction of the note, done by a job.
  var notified: Notified {
    { [effects] notifications, workspace, tx in
      let jobs = notifications.map { notification in
        NewJob(
          Self.mentionMailKind, key: notification.id.description, payload: notification.id.description,
          at: effects.now, id: effects.newID())
      }
      try JobStore.enqueue(jobs, at: effects.now, in: workspace, tx)
    }
  }

  /// Sends people what waits for them each working morning.
  public var digests: DigestActions {
    let (folder, sender, host) = (MailFolder(path: settings.mail), mailSender, mailHost)
    return DigestActions(
      database: database, effects: effects, library: library, address: settings.publicAddress
    ) { mail in
      let message = MailText(
        id: "\(mail.name)@\(host)", from: sender, to: mail.to, subject: mail.subject, body: mail.text,
        html: mail.html, date: mail.date)
      try folder.write(message, name: mail.name)
    }
  }

  private var mailHost: String { URL(string: settings.publicAddress)?.host() ?? "localhost" }
  private var mailSender: String { "Saathi <saathi@\(mailHost)>" }

  var mailing: JobHandler {
    JobHandler(Self.mentionMailKind) { [self] jobs in
      for job in jobs {
        guard let id = ID<PersonalNotification>(job.payload) else { continue }
        try await mail(id, in: job.workspace)
      }
    }
  }

  /// Nothing goes to who has left, sees the account no more, or has read it already.
  func mail(_ id: ID<PersonalNotification>, in workspace: ID<Workspace>) async throws {
    let found = try await database.read { tx -> (NotificationItem, StaffMember, Workspace, [ID<Person>: String])? in
      guard let item = try NotificationStore.find(id, in: workspace, tx), item.notification.readAt == nil,
        let home = try WorkspaceStore.find(tx, workspace)
      else { return nil }
      let members = try PersonStore.all(tx, workspace)
      guard let member = members.first(where: { $0.person.id == item.notification.person }), member.isActive,
        let actor = try StaffActor.find(tx, workspace, member.person.id),
        (try? AccountAccess.require(item.notification.account, for: actor, tx)) != nil
      else { return nil }
      let names = Dictionary(members.map { ($0.person.id, $0.person.name) }) { first, _ in first }
      return (item, member, home, names)
    }
    guard let (item, member, home, names) = found else { return }
    try MailFolder(path: settings.mail).write(message(item, member, home, names), name: id.description)
  }

  private func message(
    _ item: NotificationItem, _ member: StaffMember, _ home: Workspace, _ names: [ID<Person>: String]
  ) -> MailText {
    let words = Catalogue.embedded.words(
      for: Reader(language: member.language ?? home.language, timeZone: member.timeZone ?? home.timeZone))
    let who = item.notification.by.flatMap { names[$0] } ?? words["audit.system"]
    let sentence = words("notifications.mention", ["person": who, "account": item.accountName])
    let address = "\(settings.publicAddress)/accounts/\(item.notification.account)#timeline"
    return MailText(
      id: "\(item.notification.id)@\(mailHost)", from: mailSender, to: member.person.email,
      subject: sentence, body: "\(sentence)\n\n\(item.body)\n\n\(address)\n", date: item.notification.createdAt)
  }
}
