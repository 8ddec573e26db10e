import Customers
import Kernel

/// The rows of some accounts, made in memory; written by `SeedBatch.write`.
struct SeedBatch: Sendable {
  var accounts: [Account] = []
  var subscriptions: [Subscription] = []
  var contacts: [Contact] = []
  var notes: [Note] = []
  var tasks: [CustomerTask] = []
  var events: [Event] = []

  private let owners: [ID<Person>]
  private let ids: IDSource
  private let today: LocalDate
  private var random: SeededRandom

  /// - Parameter range: the numbers of the accounts, from 0.
  init(_ range: Range<Int>, of total: Int, owners: [ID<Person>], ids: IDSource, seed: UInt64, today: LocalDate) {
    self.owners = owners
    self.ids = ids
    self.today = today
    random = SeededRandom(seed: seed &+ UInt64(range.lowerBound) << 24)
    for number in range { add(number, of: total) }
  }

  private mutating func add(_ number: Int, of total: Int) {
    let since = today - 1100 + number * 1000 / total
    let isChurned = pick(100) < 6
    let account = account(number, since: since, isChurned: isChurned)
    accounts.append(account)
    events.append(
      event(.accountCreated, account.id, on: since, EventSubject(account.id), ["name": account.details.name]))
    addSubscription(of: account, isChurned: isChurned)
    if number % 2 == 0 { addContact(number, of: account) }
    if number % 2 == 1 { addNote(of: account) }
    if number % 5 == 0 { addTask(of: account) }
  }

  private mutating func account(_ number: Int, since: LocalDate, isChurned: Bool) -> Account {
    let tier = pick(3)
    let stages: [LifecycleStage] = [.onboarding, .adopting, .established, .established, .renewing]
    let details = AccountDetails(
      name: SeedWords.company(number), owner: owners[number % owners.count],
      stage: isChurned ? .churned : stages[pick(stages.count)], tier: SeedWords.tiers[tier],
      industry: SeedWords.industries[pick(SeedWords.industries.count)],
      country: SeedWords.countries[pick(SeedWords.countries.count)], currency: .usd, seats: 5 + pick(500),
      employees: 10 + pick(9000), customerSince: since, churnedOn: isChurned ? today - (1 + pick(60)) : nil)
    return Account(
      id: ids.make(at: since.utcStart), details: details,
      externalIDs: [ExternalID(source: "crm", id: "A-\(number + 1)")], domains: ["customer\(number + 1).example"],
      tags: number % 7 == 0 ? ["pilot"] : [], createdAt: since.utcStart, updatedAt: since.utcStart)
  }

  private mutating func addSubscription(of account: Account, isChurned: Bool) {
    guard let start = account.details.customerSince else { return }
    let ends = isChurned ? account.details.churnedOn : today + (1 + pick(365))
    guard let ends, ends > start else { return }
    let mrr = Money(minorUnits: Int64(4900 + pick(200) * pick(200) * 25), currency: .usd)
    let subscription = Subscription(
      id: ids.make(at: start.utcStart), account: account.id,
      terms: SubscriptionTerms(
        product: "Core", plan: account.details.tier, startsOn: start, endsOn: ends, billingPeriod: "annual",
        autoRenews: pick(2) == 0, noticeDays: 30),
      periods: [SubscriptionPeriod(startsOn: start, endsOn: ends, mrr: mrr, seats: account.details.seats)],
      createdAt: start.utcStart, updatedAt: start.utcStart)
    subscriptions.append(subscription)
    let payload = ["plan": account.details.tier ?? "", "product": "Core", "currency": "USD", "mrr": mrr.decimal]
    events.append(event(.subscriptionStarted, account.id, on: start, EventSubject(subscription.id), payload))
  }

  private mutating func addContact(_ number: Int, of account: Account) {
    let day = today - (10 + pick(300))
    let contact = Contact(
      id: ids.make(at: day.utcStart),
      details: ContactDetails(
        givenName: SeedWords.given(number / 2), familyName: SeedWords.family(number / 2), title: "Head of operations"),
      emails: ["contact\(number + 1)@customer\(number + 1).example"],
      accounts: [ContactAccount(account: account.id, role: ContactRole.allCases[pick(ContactRole.allCases.count)])],
      lastSeenAt: (today - pick(90)).utcStart, createdAt: day.utcStart, updatedAt: day.utcStart)
    contacts.append(contact)
    let name = contact.details.displayName
    events.append(event(.contactAdded, account.id, on: day, EventSubject(contact.id), ["name": name]))
  }

  private mutating func addNote(of account: Account) {
    let moment = (today - (1 + pick(150))).utcStart + .hours(9)
    let note = Note(
      id: ids.make(at: moment), account: account.id, kind: NoteKind.allCases[pick(NoteKind.allCases.count)],
      body: "They want the **quarterly** report before the board meets, and a second administrator.",
      occurredAt: moment, author: account.details.owner, createdAt: moment, updatedAt: moment)
    notes.append(note)
    events.append(note.event(id: ids.make(at: moment)))
  }

  private mutating func addTask(of account: Account) {
    let made = today - (1 + pick(40))
    let isDone = pick(3) == 0
    let task = CustomerTask(
      id: ids.make(at: made.utcStart), version: isDone ? 2 : 1,
      details: TaskDetails(
        title: "Agree on the next goal", account: account.id, assignee: account.details.owner,
        dueOn: made + pick(60), priority: TaskPriority.allCases[pick(TaskPriority.allCases.count)]),
      createdBy: account.details.owner,
      completion: isDone ? TaskCompletion(at: today.utcStart, person: account.details.owner) : nil,
      createdAt: made.utcStart, updatedAt: isDone ? today.utcStart : made.utcStart)
    tasks.append(task)
    events.append(event(.taskAdded, account.id, on: made, EventSubject(task.id), ["name": task.details.title]))
  }

  private func event(
    _ kind: EventKind, _ account: ID<Account>, on day: LocalDate, _ subject: EventSubject, _ payload: [String: String]
  ) -> Event {
    let moment = day.utcStart
    return Event(
      id: ids.make(at: moment), account: account, kind: kind, occurredAt: moment, recordedAt: moment,
      subject: subject, payload: payload)
  }

  private mutating func pick(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
}
