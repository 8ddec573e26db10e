import Kernel

/// A change to many accounts at once: planned, carried out, perhaps undone.
public struct BulkChange: IDPrefixed, Sendable, Equatable {
  public static let idPrefix = "blk"

  /// How long a change can be undone.
  static let undoDays = 30

  enum State: String, Sendable, Codable {
    /// A preview: nothing has happened yet.
    case planned
    case running
    case done
    case undoing
    case undone
  }

  let id: ID<BulkChange>
  let state: State
  let edit: BulkEdit
  /// What the plan said, by old and new value.
  let effects: [BulkEffectCount]
  /// How many accounts were chosen, also those that were so already.
  let chosen: Int
  let madeBy: ID<Person>?
  let madeAt: Timestamp
  let finishedAt: Timestamp?
  let undoneBy: ID<Person>?
  let undoneAt: Timestamp?

  /// Until when it can be undone; nil while it cannot.
  var undoableUntil: Timestamp? { state == .done ? finishedAt.map { $0 + .days(Self.undoDays) } : nil }
}

/// What became of one account in a change.
enum BulkItemState: String, Sendable, Codable, CaseIterable {
  case planned
  case changed
  /// It was so already when its turn came.
  case unchanged
  /// The undo gave it back its old values.
  case restored
  /// Somebody has changed it since, so the undo left it alone.
  case kept
}
