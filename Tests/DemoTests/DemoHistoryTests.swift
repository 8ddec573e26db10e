import Demo
import Kernel
import Testing

@Suite struct `The history of a demo account` {
  @Test func `has no sample before the account's beginning, after the last day, or while it is no customer`() {
    let company = Samples.company
    for account in company.accounts {
      let first = max(account.profile.customerSince, company.startDay)
      for sample in account.series.lazy.flatMap(\.samples) {
        #expect(sample.day >= first && sample.day <= company.endDay)
        #expect(sample.value.isFinite && sample.value >= 0)
        guard let churn = account.churn else { continue }
        #expect(sample.day < churn.day || churn.returnedOn.map { sample.day >= $0 } ?? false)
      }
    }
  }

  @Test func `has samples in the order of days, one a day`() {
    for series in Samples.company.accounts.lazy.flatMap(\.series) {
      #expect(zip(series.samples, series.samples.dropFirst()).allSatisfy { $0.day < $1.day })
    }
  }

  @Test func `has periods that follow each other without gap or overlap`() {
    for subscription in Samples.company.accounts.lazy.flatMap(\.subscriptions) {
      #expect(subscription.periods.first?.startsOn == subscription.startsOn)
      #expect(subscription.periods.last?.endsOn == subscription.endsOn)
      for (left, right) in zip(subscription.periods, subscription.periods.dropFirst()) {
        #expect(left.endsOn == right.startsOn)
        #expect(left.startsOn < right.startsOn)
      }
      #expect(subscription.periods.allSatisfy { $0.mrrMinor > 0 && $0.seats > 0 })
    }
  }

  @Test func `loses customers for a cause that began weeks before, but for a few marked as noise`() {
    let lost = Samples.company.accounts.filter { $0.churn != nil }
    #expect(lost.filter { $0.churn?.cause == nil }.count == 4)
    for account in lost {
      guard let churn = account.churn, let cause = churn.cause else { continue }
      #expect(account.trouble?.cause == cause)
      #expect((account.trouble?.from).map { churn.day - $0 >= 28 } ?? false, "\(account.profile.name)")
      #expect(account.subscriptions.first?.endsOn == churn.day)
      #expect(!churn.reason.isEmpty && !churn.note.isEmpty)
    }
  }

  @Test func `has trouble without churn as well`() {
    let staying = Samples.company.accounts.filter { $0.churn == nil && $0.trouble != nil }
    #expect(staying.count >= 40)
  }

  @Test func `has a timeline in order, within the account's life, with a ticket for each counted one`() {
    let company = Samples.company
    for account in company.accounts {
      #expect(zip(account.entries, account.entries.dropFirst()).allSatisfy { $0.occurredAt <= $1.occurredAt })
      #expect(account.entries.allSatisfy { $0.occurredAt.utcDay >= account.profile.customerSince })
      #expect(account.entries.allSatisfy { $0.occurredAt.utcDay <= company.endDay })
      #expect(Double(account.entries.filter { $0.kind == .ticket }.count) == total(.ticketsOpened, account))
      #expect(Double(account.entries.filter(\.isUrgent).count) == total(.ticketsUrgent, account))
    }
  }

  @Test func `steps from stage to stage, each from where the last one led`() {
    for account in Samples.company.accounts {
      #expect(account.stageChanges.first?.from == nil)
      for (left, right) in zip(account.stageChanges, account.stageChanges.dropFirst()) {
        #expect(left.to == right.from)
        #expect(left.at < right.at)
      }
      #expect((account.stage == .churned) == (account.churnedOn != nil))
    }
  }

  @Test func `has days on which a source was down for everybody`() {
    let company = Samples.company
    let days = Set(company.accounts.flatMap(\.series).filter { $0.metric == .apiErrors }.flatMap(\.samples).map(\.day))
    #expect((23...26).allSatisfy { !days.contains(company.endDay - $0) })
    #expect(days.contains(company.endDay - 22) && days.contains(company.endDay - 27))
  }

  @Test func `is quieter on Sundays and holidays`() {
    let company = Samples.company
    let logins = company.accounts.flatMap(\.series).filter { $0.metric == .logins }.flatMap(\.samples)
    func sum(_ weekday: Int) -> Double { logins.filter { $0.day.weekday == weekday }.reduce(0) { $0 + $1.value } }
    #expect(sum(7) < 0.2 * sum(2))
  }

  private func total(_ metric: DemoMetric, _ account: DemoAccount) -> Double {
    (account.series.first { $0.metric == metric }?.samples ?? []).reduce(0) { $0 + $1.value }
  }
}
