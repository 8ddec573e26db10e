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
    return PeoplePanel(
      account: account, rows: contacts.map { row($0, account, context.request) },
      form: context.actor.may(.accountsWrite) ? refused ?? SubmittedForm() : nil, isRefused: refused != nil)
  }

  private static func row(_ contact: Contact, _ account: ID<Account>, _ request: Request) -> Row {
    let reader = request.reader
    return Row(
      id: contact.id, name: contact.details.displayName, title: contact.details.title,
      role: contact.role(at: account) ?? .user, email: contact.emails.first,
      doNotContact: contact.details.doNotContact,
      lastSeen: contact.lastSeenAt.map { moment in
        RelativeTime(
          text: reader.relative(moment, to: request.now), exact: reader.dateTime(moment), machine: moment.description)
      })
  }
}
