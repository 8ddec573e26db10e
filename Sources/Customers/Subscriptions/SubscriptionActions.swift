import Kernel
import Storage

/// The verbs of subscriptions: each also brings the account's movements and summary up to date.
public struct SubscriptionActions: Sendable {
  let database: Database
  let effects: Effects
  let factsChanged: FactsChanged
  let pastChanged: PastChanged

  public init(
    database: Database, effects: Effects, factsChanged: @escaping FactsChanged = { _, _, _ in },
    pastChanged: @escaping PastChanged = { _, _, _ in }
  ) {
    self.database = database
    self.effects = effects
    self.factsChanged = factsChanged
    self.pastChanged = pastChanged
  }

  /// What a request says of a subscription: terms, and the price from a day on.
  public struct Command: Sendable {
    public var terms: SubscriptionTerms
    public var mrr: Money
    public var seats: Int?
    /// From when the price holds, until the next step that is agreed on; nil to correct the last price.
    public var effectiveOn: LocalDate?
    /// The prices so far; none of a new subscription.
    private var former: [SubscriptionPeriod] = []

    /// What it costs so far from the day on, or at the end when there is none; nil for a new subscription.
    var formerPrice: SubscriptionPeriod? { effectiveOn.flatMap { former.price(on: $0) } ?? former.last }

    public init(terms: SubscriptionTerms, mrr: Money, seats: Int? = nil, effectiveOn: LocalDate? = nil) {
      self.terms = terms
      self.mrr = mrr
      self.seats = seats
      self.effectiveOn = effectiveOn
    }

    fileprivate init(_ subscription: Subscription, _ last: SubscriptionPeriod) {
      self.init(terms: subscription.terms, mrr: last.mrr, seats: last.seats)
      former = subscription.periods
    }

    /// Lets the price hold from a day on: what is not said of it is as it is then.
    mutating func begin(on day: LocalDate?) {
      effectiveOn = day
      guard let price = formerPrice else { return }
      (mrr, seats) = (price.mrr, price.seats)
    }
  }

  /// Adds a subscription to an account that the actor sees.
  public func create(
    for account: ID<Account>, _ command: Command, externalIDs: [ExternalID], by actor: Actor
  ) async throws -> Subscription {
    let now = effects.now
    let id = effects.newID(Subscription.self)
    let eventID = effects.newID(Event.self)
    return try await database.write { tx in
      let owner = try owner(account, for: actor, tx)
      try checkCurrency(command.mrr.currency, of: owner)
      let subscription = Subscription(
        id: id, account: account, terms: command.terms,
        periods: [
          SubscriptionPeriod(
            startsOn: command.terms.startsOn, endsOn: command.terms.endsOn, mrr: command.mrr, seats: command.seats)
        ], externalIDs: externalIDs, createdAt: now, updatedAt: now)
      try SubscriptionStore.insert([subscription], in: actor.workspace, tx)
      try finish(subscription, .subscriptionStarted, eventID, from: command.terms.startsOn, by: actor, at: now, tx)
      return subscription
    }
  }

  /// Changes terms or price.
  /// - Throws: 404, 412 when the version is not the present one, 422 for dates that contradict each other.
  public func change(
    _ id: ID<Subscription>, version: Int?, by actor: Actor, _ change: @escaping @Sendable (inout Command) throws -> Void
  ) async throws -> Subscription {
    let now = effects.now
    let eventID = effects.newID(Event.self)
    return try await database.write { tx in
      let before = try SubscriptionAccess.load(id, for: actor, tx)
      guard version == nil || version == before.version else { throw Problem.stale }
      guard let last = before.periods.last else { throw Problem.notFound }
      var command = Command(before, last)
      try change(&command)
      let owner = try AccountAccess.load(before.account, for: actor, tx)
      try checkCurrency(command.mrr.currency, of: owner)
      let after = try before.applying(command, at: now)
      guard after.terms != before.terms || after.periods != before.periods else { return before }
      guard try SubscriptionStore.update(after, in: actor.workspace, tx) else { throw Problem.stale }
      let ended = after.terms.endsOn != nil && before.terms.endsOn == nil
      try finish(
        after, ended ? .subscriptionEnded : .subscriptionChanged, eventID, from: after.firstDay(unlike: before),
        by: actor, at: now, tx)
      return after
    }
  }

  /// The account that a new subscription names; 422 when it is absent or invisible.
  private func owner(_ account: ID<Account>, for actor: Actor, _ tx: Transaction) throws -> Account {
    do {
      return try AccountAccess.load(account, for: actor, tx)
    } catch let problem as Problem where problem == .notFound {
      throw Problem.invalid("/accountId", "unknownReference")
    }
  }

  /// An account has one currency: sums of its amounts need no rate.
  private func checkCurrency(_ currency: Currency, of account: Account) throws {
    guard currency == account.details.currency else {
      throw Problem.invalid(
        "/mrr/currency", "otherCurrency", ["expected": account.details.currency.code, "value": currency.code])
    }
  }

  private func finish(
    _ subscription: Subscription, _ kind: EventKind, _ eventID: ID<Event>, from day: LocalDate, by actor: Actor,
    at now: Timestamp, _ tx: Transaction
  ) throws {
    let (workspace, account) = (actor.workspace, subscription.account)
    try SubscriptionStore.refreshMovements(of: [account], in: workspace, tx)
    try AccountSummaryStore.refreshMoney(of: [account], on: now.utcDay, in: workspace, tx)
    var payload = ["plan": subscription.terms.plan ?? subscription.terms.product ?? ""]
    payload["mrr"] = subscription.mrr?.decimal
    payload["currency"] = subscription.mrr?.currency.code
    let event = Event(
      id: eventID, account: account, kind: kind, occurredAt: now, recordedAt: now, person: actor.person,
      subject: EventSubject(subscription.id), payload: payload)
    try EventStore.insert([event], in: workspace, tx)
    try factsChanged([account], workspace, tx)
    try pastChanged([PastChange(account, from: day)], workspace, tx)
  }
}

extension Subscription {
  /// The earliest day that a change can be about: measures ask when a subscription that runs on a day ends.
  fileprivate func firstDay(unlike before: Subscription) -> LocalDate {
    if terms.startsOn != before.terms.startsOn || terms.endsOn != before.terms.endsOn {
      return min(terms.startsOn, before.terms.startsOn)
    }
    let same = zip(periods, before.periods).prefix { $0 == $1 }.count
    let differing = [periods.dropFirst(same).first, before.periods.dropFirst(same).first].compactMap { $0?.startsOn }
    return differing.min() ?? updatedAt.utcDay
  }

  /// The state after `command`, which says nothing of the price when it repeats the last one.
  fileprivate func applying(_ command: SubscriptionActions.Command, at now: Timestamp) throws(Problem) -> Subscription {
    let (terms, day) = (command.terms, command.effectiveOn)
    if let end = terms.endsOn {
      guard terms.startsOn <= end else { throw .invalid("/endsOn", "endBeforeStart") }
      guard day.map({ $0 < end }) ?? true else { throw .invalid("/effectiveOn", "afterEnd") }
    }
    var copy = under(terms)
    if day != nil || command.mrr != periods.last?.mrr || command.seats != periods.last?.seats {
      copy = copy.priced(command.mrr, seats: command.seats, from: day)
    }
    copy.version += 1
    copy.updatedAt = now
    return copy
  }
}
