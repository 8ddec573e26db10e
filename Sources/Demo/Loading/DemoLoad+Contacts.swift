import Customers
import Kernel

extension DemoLoad {
  mutating func writeContacts() throws {
    var (contacts, events): ([Contact], [Event]) = ([], [])
    for (account, demo) in zip(accounts, company.accounts) {
      for person in demo.contacts {
        let contact = self.contact(person, at: account)
        contacts.append(contact)
        events.append(
          Event(
            id: ids.make(at: person.addedAt), account: account, kind: .contactAdded, occurredAt: person.addedAt,
            recordedAt: person.addedAt, person: owner(of: demo), subject: EventSubject(contact.id),
            payload: ["name": person.displayName]))
      }
    }
    try ContactStore.insert(contacts, in: workspace, tx)
    try EventStore.insert(events, in: workspace, tx)
  }

  private mutating func contact(_ demo: DemoContact, at account: ID<Account>) -> Contact {
    Contact(
      id: ids.make(at: demo.addedAt),
      details: ContactDetails(
        givenName: demo.givenName, familyName: demo.familyName, displayName: demo.displayName, title: demo.title,
        language: demo.language, timeZone: demo.timeZone),
      emails: [demo.email], accounts: [ContactAccount(account: account, role: demo.role.stored)],
      lastSeenAt: demo.lastSeenAt, createdAt: demo.addedAt, updatedAt: demo.addedAt)
  }
}

extension DemoContact.Role {
  fileprivate var stored: ContactRole {
    switch self {
    case .champion: .champion
    case .decisionMaker: .decisionMaker
    case .economicBuyer: .economicBuyer
    case .user: .user
    case .blocker: .blocker
    }
  }
}
