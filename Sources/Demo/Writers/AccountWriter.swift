import Kernel

/// Writes one account out of its card and its storyline, each part from a stream of chance of its own.
struct AccountWriter {
  let seed: UInt64
  let index: Int
  let profile: DemoAccount.Profile
  let storyline: Storyline

  func write() -> DemoAccount {
    let contacts = draw(.contacts, ContactWriter(profile: profile, storyline: storyline).write)
    let subscriptions = draw(.subscriptions, SubscriptionWriter(profile: profile, storyline: storyline).write)
    let usage = UsageWriter(profile: profile, storyline: storyline, subscription: subscriptions)
    let series = draw(.usage, usage.write)
    var conversation = ConversationWriter(
      profile: profile, storyline: storyline, contacts: contacts, subscriptions: subscriptions, manager: 0)
    let tasks = TaskWriter(
      profile: profile, storyline: storyline, contacts: contacts, subscriptions: subscriptions, manager: 0)
    let talks = draw(.timeline) { conversation.write(&$0) }
    let tickets = draw(.tickets, TicketWriter(profile: profile, series: series).write)
    return DemoAccount(
      index: index, profile: profile, tags: draw(.tags, tags), trouble: storyline.trouble,
      churn: churn(of: &conversation), contacts: contacts, subscriptions: subscriptions,
      series: series, entries: (talks + tickets).sorted { $0.occurredAt < $1.occurredAt },
      tasks: draw(.tasks, tasks.write),
      stageChanges: draw(.stages, StageWriter(profile: profile, storyline: storyline).write))
  }

  private func draw<Part>(_ purpose: DemoRandom.Purpose, _ write: (inout DemoRandom) -> Part) -> Part {
    var random = DemoRandom(seed: seed, purpose, index: index)
    return write(&random)
  }

  private func tags(_ random: inout DemoRandom) -> [String] {
    ["api", "multi-site", "pilot", "reference"].filter { _ in random.chance(0.11) }
  }

  private func churn(of conversation: inout ConversationWriter) -> DemoChurn? {
    guard var churn = storyline.churn else { return nil }
    churn.reason = PhraseBook.of(profile.language).reason(for: churn.cause)
    churn.note = draw(.churn) { conversation.farewell(churn, &$0) }
    return churn
  }
}
