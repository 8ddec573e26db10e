/// What a reader may want to see of a timeline by itself.
enum TimelineGroup: String, Sendable, CaseIterable {
  /// What people said: notes, calls, meetings.
  case conversations
  case tasks
  case tickets
  case health
  case contacts
  case subscriptions
  case account
  case imports

  /// The kinds of events that belong to it.
  var kinds: [EventKind] { EventKind.allCases.filter { Self.group(of: $0) == self } }

  /// Nil for what only tells of an entry that is there itself.
  private static func group(of kind: EventKind) -> TimelineGroup? {
    switch kind {
    case .note, .call, .meeting: .conversations
    case .noteEdited: nil
    case .taskAdded, .taskChanged, .taskCompleted, .taskReopened, .taskItemDone: .tasks
    case .ticketOpened: .tickets
    case .healthBandChanged, .impressionGiven, .observationWithdrawn: .health
    case .contactAdded, .contactChanged, .contactRemoved, .championLeft: .contacts
    case .subscriptionStarted, .subscriptionChanged, .subscriptionEnded: .subscriptions
    case .accountCreated, .accountChanged, .stageChanged, .accountChurned, .accountMerged: .account
    case .memberAdded, .memberChanged, .memberRemoved: .account
    case .imported: .imports
    }
  }
}
