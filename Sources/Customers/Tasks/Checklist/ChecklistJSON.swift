import Kernel

/// An item of a checklist on the wire.
struct ChecklistItemJSON: Encodable, Sendable {
  let id: ID<ChecklistItem>
  let text: String
  /// From 0.
  let position: Int
  let isDone: Bool
  let doneAt: Timestamp?
  let doneById: ID<Person>?

  init(_ item: ChecklistItem, at position: Int) {
    id = item.id
    text = item.text
    self.position = position
    isDone = item.completion != nil
    doneAt = item.completion?.at
    doneById = item.completion?.person
  }

  static func all(_ items: [ChecklistItem]) -> [ChecklistItemJSON] {
    items.enumerated().map { ChecklistItemJSON($1, at: $0) }
  }
}

/// A whole checklist on the wire.
struct ChecklistJSON: Encodable, Sendable {
  let items: [ChecklistItemJSON]
}

/// How far a checklist is, on the wire.
struct ChecklistProgressJSON: Encodable, Sendable {
  let done: Int
  let total: Int

  init(_ progress: ChecklistProgress) {
    done = progress.done
    total = progress.total
  }
}
