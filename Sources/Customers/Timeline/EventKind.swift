import Storage

/// What kinds of things happen. The raw value stands in the database and in the API.
public enum EventKind: String, Codable, Sendable, CaseIterable, SQLConvertible {
  case accountCreated = "account.created"
  case accountChanged = "account.changed"
  case stageChanged = "account.stageChanged"
  case accountChurned = "account.churned"
  case accountMerged = "account.merged"
  case contactAdded = "contact.added"
  case contactChanged = "contact.changed"
  case contactRemoved = "contact.removed"
  case subscriptionStarted = "subscription.started"
  case subscriptionChanged = "subscription.changed"
  case subscriptionEnded = "subscription.ended"
  case note = "note"
  case call = "call"
  case meeting = "meeting"
  case noteEdited = "note.edited"
  case taskAdded = "task.added"
  case taskChanged = "task.changed"
  case taskCompleted = "task.completed"
  case taskReopened = "task.reopened"
  case taskItemDone = "task.itemDone"
  case ticketOpened = "ticket.opened"
  case healthBandChanged = "health.bandChanged"
  case imported = "import.finished"
}
