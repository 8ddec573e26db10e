import Kernel
import Language
import Storage
import Web

/// The people at an account, as its page shows them: finished values only.
struct PeoplePanel: Sendable {
  struct Row: Sendable {
    let id: ID<Contact>
    let name: String
    let title: String?
    let role: ContactRole
    let email: String?
    /// Nobody of the team may write to them.
    let doNotContact: Bool
    let lastSeen: RelativeTime?
    /// That they were champion until they left; nil for the others.
    let left: Left?
  }

  struct Left: Sendable {
    let id: ID<Observation>
    let day: String
    /// Whether the reader told it, and can take it back.
    let isOwn: Bool
  }

  let account: ID<Account>
  let rows: [Row]
  /// Nil when the reader may not write.
  let form: SubmittedForm?
  /// Whether the form was sent and is shown again.
  let isRefused: Bool

  static func load(
    _ context: AccountPanel.Context, _ refused: SubmittedForm?, _ tx: Transaction
  ) throws -> PeoplePanel {
    let account = context.account.id
    let contacts = try ContactListStore.contacts(of: account, in: context.actor.workspace, tx)
    let told = try ObservationStore.told(of: account, [.championLeft], in: context.actor.workspace, tx)
    let left = Dictionary(told.compactMap { told in told.contact.map { ($0, told) } }) { first, _ in first }
    return PeoplePanel(
      account: account, rows: contacts.map { row($0, left[$0.id], account, context) },
      form: context.actor.may(.accountsWrite) ? refused ?? SubmittedForm() : nil, isRefused: refused != nil)
  }

  private static func row(
    _ contact: Contact, _ told: Observation?, _ account: ID<Account>, _ context: AccountPanel.Context
  ) -> Row {
    let (request, reader) = (context.request, context.request.reader)
    let role = contact.role(at: account) ?? .user
    let isOwn = told?.person != nil && told?.person == context.actor.person
    let left = told.map {
      Left(id: $0.id, day: reader.date($0.occurredAt.day(in: reader.timeZone)), isOwn: isOwn)
    }
    return Row(
      id: contact.id, name: contact.details.displayName, title: contact.details.title, role: role,
      email: contact.emails.first,
      doNotContact: contact.details.doNotContact,
      lastSeen: contact.lastSeenAt.map { moment in
        RelativeTime(
          text: reader.relative(moment, to: request.now), exact: reader.dateTime(moment), machine: moment.description)
      },
      left: role == .champion ? nil : left)
  }
}
