import Customers
import Kernel

extension DemoLoad {
  /// Notes, calls, meetings and tickets, steps from stage to stage and losses; the last contact follows from them.
  mutating func writeTimeline() throws {
    var (notes, events): ([Note], [Event]) = ([], [])
    for (account, demo) in zip(accounts, company.accounts) {
      events += stageEvents(demo, of: account)
      for (place, entry) in demo.entries.enumerated() {
        if let kind = entry.kind.note {
          let note = self.note(entry, kind, of: account)
          notes.append(note)
          events.append(note.event(id: ids.make(at: entry.occurredAt)))
        } else {
          events.append(ticket(entry, number: "\(demo.index + 1)-\(place + 1)", of: account))
        }
      }
      if let contact = demo.entries.last(where: { $0.kind.note?.isContact == true }) {
        try AccountSummaryStore.noteContact(with: account, at: contact.occurredAt, in: workspace, tx)
      }
    }
    try NoteStore.insert(notes, in: workspace, tx)
    try EventStore.insert(events, in: workspace, tx)
  }

  private mutating func note(_ entry: DemoEntry, _ kind: NoteKind, of account: ID<Account>) -> Note {
    Note(
      id: ids.make(at: entry.occurredAt), account: account, kind: kind, body: entry.text,
      occurredAt: entry.occurredAt, author: entry.author.map { people[$0] }, createdAt: entry.occurredAt,
      updatedAt: entry.occurredAt)
  }

  private mutating func ticket(_ entry: DemoEntry, number: String, of account: ID<Account>) -> Event {
    Event(
      id: ids.make(at: entry.occurredAt), account: account, kind: .ticketOpened, occurredAt: entry.occurredAt,
      recordedAt: entry.occurredAt,
      payload: ["number": number, "subject": entry.text, "priority": entry.isUrgent ? "urgent" : "normal"])
  }

  private mutating func stageEvents(_ demo: DemoAccount, of account: ID<Account>) -> [Event] {
    demo.stageChanges.map { change in
      let id = ids.make(Event.self, at: change.at)
      var payload = ["name": demo.profile.name]
      payload["from"] = change.from?.rawValue
      payload["to"] = change.from == nil ? nil : change.to.rawValue
      return Event(
        id: id, account: account, kind: change.from == nil ? .accountCreated : .stageChanged, occurredAt: change.at,
        recordedAt: change.at, person: owner(of: demo), subject: EventSubject(account), payload: payload)
    } + lossEvents(demo, of: account)
  }

  private mutating func lossEvents(_ demo: DemoAccount, of account: ID<Account>) -> [Event] {
    guard let churn = demo.churn else { return [] }
    let moment = churn.day.utcStart
    return [
      Event(
        id: ids.make(at: moment), account: account, kind: .accountChurned, occurredAt: moment, recordedAt: moment,
        person: owner(of: demo), subject: EventSubject(account),
        payload: ["name": demo.profile.name, "reason": churn.reason])
    ]
  }
}

extension DemoEntry.Kind {
  /// Nil for tickets.
  fileprivate var note: NoteKind? {
    switch self {
    case .note: .note
    case .call: .call
    case .meeting: .meeting
    case .ticket: nil
    }
  }
}
