import Customers
import Kernel

extension DemoLoad {
  /// Subscriptions with their prices, the movements of MRR and the summaries that follow from them.
  mutating func writeSubscriptions() throws {
    var (subscriptions, events): ([Subscription], [Event]) = ([], [])
    for (account, demo) in zip(accounts, company.accounts) {
      for contract in demo.subscriptions {
        let subscription = self.subscription(contract, of: account)
        subscriptions.append(subscription)
        events += self.events(contract, subscription, of: account)
      }
    }
    try SubscriptionStore.insert(subscriptions, in: workspace, tx)
    try SubscriptionStore.refreshMovements(of: accounts, in: workspace, tx)
    try AccountSummaryStore.refreshMoney(on: company.endDay + 1, in: workspace, tx)
    try EventStore.insert(events, in: workspace, tx)
  }

  private mutating func subscription(_ demo: DemoSubscription, of account: ID<Account>) -> Subscription {
    let createdAt = demo.startsOn.utcStart
    return Subscription(
      id: ids.make(at: createdAt), account: account,
      terms: SubscriptionTerms(
        product: demo.product, plan: demo.plan, startsOn: demo.startsOn, endsOn: demo.endsOn,
        billingPeriod: demo.isAnnual ? "annual" : "monthly", autoRenews: demo.autoRenews, noticeDays: demo.noticeDays),
      periods: demo.periods.map {
        SubscriptionPeriod(
          startsOn: $0.startsOn, endsOn: $0.endsOn, mrr: Money(minorUnits: $0.mrrMinor, currency: .usd),
          seats: $0.seats)
      },
      createdAt: createdAt, updatedAt: demo.periods.last?.startsOn.utcStart ?? createdAt)
  }

  /// The beginning, every new price, and the end when it is past.
  private mutating func events(
    _ demo: DemoSubscription, _ subscription: Subscription, of account: ID<Account>
  ) -> [Event] {
    var steps = demo.periods.enumerated().map { place, period in
      (kind: place == 0 ? EventKind.subscriptionStarted : .subscriptionChanged, day: period.startsOn, period: period)
    }
    if let ended = demo.endsOn, ended <= company.endDay, let last = demo.periods.last {
      steps.append((.subscriptionEnded, ended, last))
    }
    return steps.map { kind, day, period in
      Event(
        id: ids.make(at: day.utcStart), account: account, kind: kind, occurredAt: day.utcStart,
        recordedAt: day.utcStart, subject: EventSubject(subscription.id),
        payload: [
          "plan": demo.plan, "product": demo.product, "currency": Currency.usd.code,
          "mrr": Money(minorUnits: period.mrrMinor, currency: .usd).decimal,
        ])
    }
  }
}
