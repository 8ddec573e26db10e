import Kernel

extension BatchWriter {
  mutating func apply(_ row: SubscriptionRow, _ source: ImportRow, _ known: ImportKeyStore.Entry?) throws {
    guard let account = try account(row.account, known) else { return wait(source, for: row.account.label) }
    try noteOddities(row, source, account)
    if isUnchanged(source, known) {
      remember(row, account)
      return
    }
    guard try takesCurrency(row, source, account) else { return }
    let id: ID<Subscription>? = try known?.subject.id() ?? match(row)
    let before = try id.flatMap { try SubscriptionStore.find($0, in: workspace, tx) }
    if let id, let before {
      let after = changed(before, row, account)
      if before.isSame(as: after) {
        state.report.unchanged += 1
        keep(EventSubject(id), source, isNew: false, account: account)
        remember(row, account)
        return
      }
      try change(before, to: after)
      became(EventSubject(id), source, isNew: false, account: account)
    } else {
      let isNew = id == nil
      let added = add(row, account, id ?? context.effects.newID())
      became(EventSubject(added), source, isNew: isNew, account: account)
    }
    writes.money.insert(account)
    state.accounts.pays(account, in: row.mrr.currency)
    remember(row, account)
  }

  private mutating func add(_ row: SubscriptionRow, _ account: ID<Account>, _ id: ID<Subscription>) -> ID<Subscription>
  {
    writes.newSubscriptions.append(
      Subscription(
        id: id, account: account, terms: row.terms, periods: [row.period],
        externalIDs: context.externalIDs(row.externalID),
        createdAt: now, updatedAt: now))
    var payload: [String: String] = [:]
    payload["name"] = row.product ?? row.plan
    payload["plan"] = row.plan
    payload["product"] = row.product
    tell(
      Event(
        id: context.effects.newID(), account: account, kind: .subscriptionStarted, occurredAt: row.start.utcStart,
        recordedAt: now, person: context.person, subject: EventSubject(id), payload: payload))
    return id
  }

  private mutating func change(_ before: Subscription, to after: Subscription) throws {
    writes.images.append(.subscription(before))
    if before.account != after.account {
      writes.money.insert(before.account)
      try ImportFactStore.move(before.id, to: after.account, in: workspace, context.isDryRun ? nil : tx)
    }
    writes.changedSubscriptions.append(after)
  }

  /// What the row makes of a subscription. Another price is a new one, from the day that the file says or from today;
  /// of a subscription that does not run today it corrects the last. Seats of which it says nothing stay.
  private func changed(_ before: Subscription, _ row: SubscriptionRow, _ account: ID<Account>) -> Subscription {
    var terms = row.terms
    terms.attributes = before.terms.attributes.merging(terms.attributes) { _, new in new }
    let runs = row.start <= context.today && (row.end.map { $0 > context.today } ?? true)
    let day = (row.priceFrom ?? (runs ? context.today : nil)).flatMap { day in
      row.end.map { day < $0 } ?? true ? day : nil
    }
    let standing = before.under(terms)
    let price = day.flatMap { standing.periods.price(on: $0) } ?? standing.periods.last
    // An account has one currency: prices in that of another account stay with that account's past.
    let isSameCurrency = standing.periods.allSatisfy { $0.mrr.currency == row.mrr.currency }
    let priced = standing.priced(row.mrr, seats: row.period.seats ?? price?.seats, from: day)
    return Subscription(
      id: before.id, account: account, version: before.version + 1, terms: terms,
      periods: isSameCurrency ? priced.periods : [row.period], createdAt: before.createdAt, updatedAt: now)
  }

  private func match(_ row: SubscriptionRow) throws -> ID<Subscription>? {
    guard let text = row.externalID else { return nil }
    return try SubscriptionStore.owner(of: ExternalID(source: context.source, id: text), in: workspace, tx)?.id
  }

  /// Refuses a price in another currency than the account's; its first subscription decides on that.
  private mutating func takesCurrency(
    _ row: SubscriptionRow, _ source: ImportRow, _ account: ID<Account>
  ) throws -> Bool {
    guard let facts = try state.accounts.facts(of: account, in: workspace, tx), facts.currency != row.mrr.currency
    else { return true }
    guard facts.hasSubscriptions else {
      writes.currencies[account] = row.mrr.currency
      return true
    }
    refuse(source, .otherCurrency, ["value": row.mrr.currency.code, "expected": facts.currency.code])
    return false
  }

  private mutating func noteOddities(_ row: SubscriptionRow, _ source: ImportRow, _ account: ID<Account>) throws {
    try checkStart(of: account, row.start, source)
    if row.endsBeforeStart {
      let days = ["start": row.start.description, "end": row.end?.description ?? ""]
      state.report.note(.endBeforeStart, OddityExample(line: source.line, key: source.label, details: days))
    }
    if row.arrDisagrees {
      let amounts = ["mrr": "\(row.mrr.minorUnits)", "arr": "\(row.statedARR?.minorUnits ?? 0)"]
      state.report.note(.arrNotTwelveTimesMrr, OddityExample(line: source.line, key: source.label, details: amounts))
    }
    if row.mrr.minorUnits <= 0 {
      state.report.note(.zeroOrNegative, OddityExample(line: source.line, key: source.label))
    }
  }

  /// Lets the rows of usage of a dry run find the subscription.
  private mutating func remember(_ row: SubscriptionRow, _ account: ID<Account>) {
    guard context.isDryRun, let external = context.externalIDs(row.externalID).first else { return }
    state.subscriptions.add(external, SubscriptionBook.Entry(account: account, startsOn: row.start))
  }
}

extension Subscription {
  fileprivate func isSame(as other: Subscription) -> Bool {
    account == other.account && terms == other.terms && periods == other.periods
  }
}

extension SubscriptionRow {
  fileprivate var period: SubscriptionPeriod {
    SubscriptionPeriod(startsOn: start, endsOn: end, mrr: mrr, seats: seats.flatMap { Int(exactly: $0) })
  }

  fileprivate var terms: SubscriptionTerms {
    var attributes = attributes.texts
    if let termMonths { attributes["term_months"] = String(termMonths) }
    return SubscriptionTerms(
      product: product, plan: plan, startsOn: start, endsOn: end, billingPeriod: billingPeriod,
      autoRenews: autoRenew, noticeDays: noticeDays.flatMap { Int(exactly: $0) }, isTrial: isTrial,
      attributes: attributes)
  }

  /// Whether a column says so that is called a trial.
  private var isTrial: Bool {
    attributes.contains { key, value in
      ["istrial", "trial", "체험판", "परीक्षण"].contains(HeaderName.fold(key)) && value == .boolean(true)
    }
  }
}
