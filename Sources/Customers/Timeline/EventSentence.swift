import Language
import Web

/// Says in the reader's language what happened.
enum EventSentence {
  /// "Stage changed from Onboarding to Adopting"; with the names of the payload where the catalogue asks for them.
  static func text(_ event: Event, _ words: Words) -> String {
    let key = "timeline.\(event.kind.rawValue)"
    var values = event.payload
    values["name"] = values["name"] ?? values["subject"] ?? told(event, words)
    values["from"] = values["from"].map { word($0, event.kind, words) }
    values["to"] = values["to"].map { word($0, event.kind, words) }
    if values["from"] != nil, values["to"] != nil, words.contains("\(key).fromTo") {
      return words("\(key).fromTo", values)
    }
    if values["name"] != nil, words.contains("\(key).named") { return words("\(key).named", values) }
    return words[key]
  }

  static func icon(_ kind: EventKind) -> Icon {
    switch kind {
    case .accountCreated, .accountChanged, .stageChanged, .accountChurned, .accountMerged: .accounts
    case .contactAdded, .contactChanged, .contactRemoved, .championLeft: .person
    case .memberAdded, .memberChanged, .memberRemoved: .people
    case .impressionGiven, .observationWithdrawn: .person
    case .subscriptionStarted, .subscriptionChanged, .subscriptionEnded: .subscription
    case .note, .noteEdited: .note
    case .call: .phone
    case .meeting: .people
    case .taskAdded, .taskChanged, .taskCompleted, .taskReopened, .taskItemDone: .task
    case .ticketOpened: .ticket
    case .healthBandChanged: .scorecard
    case .imported: .importing
    }
  }

  /// The colour of the health that the account came to; other events have none.
  static func tone(_ event: Event) -> Tone? {
    event.kind == .healthBandChanged ? event.payload["to"].flatMap(Tone.init(rawValue:)) : nil
  }

  /// What a person told of the account, or took back.
  private static func told(_ event: Event, _ words: Words) -> String? {
    switch event.kind {
    case .impressionGiven: event.payload["judgement"].map { words["judgement.\($0)"] }
    case .observationWithdrawn: event.payload["kind"].map { words["observation.\($0)"] }
    default: nil
    }
  }

  private static func word(_ value: String, _ kind: EventKind, _ words: Words) -> String {
    switch kind {
    case .stageChanged: LifecycleStage(rawValue: value).map { words["stage.\($0.rawValue)"] } ?? value
    case .healthBandChanged:
      HealthBand(rawValue: value).map { words["band.\($0.rawValue)"] } ?? value
    default: value
    }
  }
}
