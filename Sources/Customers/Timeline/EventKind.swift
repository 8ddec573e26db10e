import Storage

/// What kinds of things happen. The raw value stands in the database and in the API.
public enum EventKind: String, Codable, Sendable, CaseIterable, SQLConvertible {
  case accountCreated = "account.created"
  case accountChanged = "account.changed"
  case stageChanged = "account.stageChanged"
  case accountChurned = "account.churned"
  case contactAdded = "contact.added"
  case subscriptionStarted = "subscription.started"
  case subscriptionChanged = "subscription.changed"
  case subscriptionEnded = "subscription.ended"
  case note = "note"
  case call = "call"
  case meeting = "meeting"
  case taskAdded = "task.added"
  case taskCompleted = "task.completed"
  case ticketOpened = "ticket.opened"
  case healthBandChanged = "health.bandChanged"
  case imported = "import.finished"
}
