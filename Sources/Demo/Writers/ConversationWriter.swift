import Kernel

/// Writes the notes, calls and meetings of an account, each about what was the matter on that day.
struct ConversationWriter {
  private var choice: PhraseChoice
  let profile: DemoAccount.Profile
  let storyline: Storyline
  let contacts: [DemoContact]
  let subscriptions: [DemoSubscription]
  /// Index of the manager, who writes where nobody looks after the account.
  let manager: Int

  init(
    profile: DemoAccount.Profile, storyline: Storyline, contacts: [DemoContact], subscriptions: [DemoSubscription],
    manager: Int
  ) {
    self.profile = profile
    self.storyline = storyline
    self.contacts = contacts
    self.subscriptions = subscriptions
    self.manager = manager
    choice = PhraseChoice(PhraseBook.of(profile.language))
  }

  mutating func write(_ random: inout DemoRandom) -> [DemoEntry] {
    var entries: [DemoEntry] = []
    if storyline.since >= storyline.history.lowerBound, storyline.fate != .newborn {
      entries.append(entry(.kickoff, on: DemoHours.workday(onOrAfter: storyline.since + 1), &random))
    }
    if let back = storyline.churn?.returnedOn {
      entries.append(entry(.return, on: DemoHours.workday(onOrAfter: back), &random))
    }
    for day in days(&random) { entries.append(entry(topic(on: day, &random), on: day, &random)) }
    if let churn = storyline.churn {
      entries.append(entry(.churn, on: DemoHours.workday(onOrAfter: churn.day - random.int(5...22)), &random))
    }
    return entries.filter { $0.occurredAt.utcDay <= storyline.history.upperBound }
  }

  /// Talks at the tier's rhythm while the account is a customer; twice as often during onboarding.
  private func days(_ random: inout DemoRandom) -> [LocalDate] {
    var days: [LocalDate] = []
    var day = storyline.firstDay + random.int(4...20)
    let silentFrom = storyline.fate == .neglected ? storyline.history.upperBound - random.int(115...170) : nil
    while day <= storyline.history.upperBound {
      let workday = DemoHours.workday(onOrAfter: day)
      let isSilent = silentFrom.map { workday >= $0 } ?? false || storyline.isLeaving(on: workday)
      if storyline.isCustomer(on: workday), !isSilent { days.append(workday) }
      let isOnboarding = workday - storyline.beginning(on: workday) < 75
      day = workday + max(4, random.int(profile.tier.talkEvery) / (isOnboarding ? 2 : 1))
    }
    return days
  }

  private func topic(on day: LocalDate, _ random: inout DemoRandom) -> PhraseTopic {
    if let trouble = storyline.trouble, trouble.strength(on: day) > 0.12, random.chance(0.7) {
      return PhraseTopic(trouble.cause)
    }
    let age = day - storyline.beginning(on: day)
    if age < 75 { return storyline.isStalled && age > 25 ? .stalled : .onboarding }
    if storyline.isAnnual, storyline.renewal(after: day) - day < 80, random.chance(0.55) { return .renewal }
    if storyline.fate == .growing || storyline.fate == .upsell, random.chance(0.35) { return .expansion }
    return random.pick([.checkIn, .checkIn, .checkIn, .training, .review, .feature])
  }

  private mutating func entry(_ topic: PhraseTopic, on day: LocalDate, _ random: inout DemoRandom) -> DemoEntry {
    DemoEntry(
      kind: kind(for: topic, &random), occurredAt: DemoHours.moment(on: day, in: profile.region, &random),
      text: text(topic, on: day, &random), author: profile.owner ?? manager, isUrgent: false)
  }

  /// Nobody was reached when the champion is lost: that is a note.
  private func kind(for topic: PhraseTopic, _ random: inout DemoRandom) -> DemoEntry.Kind {
    switch topic {
    case .kickoff, .onboarding, .training, .review: .meeting
    case .lostChampion, .feature: .note
    case .stalled, .usageDecline: random.chance(0.4) ? .note : .call
    case .expansion, .renewal, .return: random.chance(0.5) ? .meeting : .call
    case .checkIn, .apiErrors, .supportCrisis, .churn: .call
    }
  }

  /// What the note says: a sentence about the topic, and most times what comes next.
  private mutating func text(_ topic: PhraseTopic, on day: LocalDate, _ random: inout DemoRandom) -> String {
    let sentence = choice.sentence(topic, &random)
    let next = choice.next(topic, &random)
    let isClosed = topic == .churn || random.chance(0.3)
    return fill(topic, on: day, &random).fill(isClosed ? sentence : "\(sentence) \(next)")
  }

  /// Why the customer left, as its owner wrote it down.
  mutating func farewell(_ churn: DemoChurn, _ random: inout DemoRandom) -> String {
    let topic = churn.cause.map(PhraseTopic.init) ?? .churn
    return fill(topic, on: churn.day - 5, &random).fill(choice.sentence(topic, &random))
  }

  private func fill(_ topic: PhraseTopic, on day: LocalDate, _ random: inout DemoRandom) -> PhraseFill {
    let seats = subscriptions.lazy.compactMap { $0.seats(on: day) }.first ?? 10
    let strength = storyline.trouble?.strength(on: day) ?? 0
    let percent =
      switch topic {
      case .expansion: storyline.fate == .upsell ? random.int(93...98) : random.int(84...89)
      case .usageDecline: max(12, Int(strength * 65))
      case .stalled: random.int(12...28)
      default: random.int(8...34)
      }
    let most = topic == .usageDecline ? min(24, max(3, seats / 4)) : min(24, max(4, seats / 2))
    let isChampion = topic == .lostChampion || random.chance(0.6)
    let contact = isChampion ? contacts.first : random.pick(contacts)
    return PhraseFill(
      contact: contact?.displayName ?? profile.name, feature: random.pick(PhraseBook.of(profile.language).features),
      seats: seats, percent: percent, count: topic == .lostChampion ? random.int(14...40) : random.int(3...most))
  }
}
