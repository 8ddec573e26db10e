import Kernel

/// One step of a task.
public struct ChecklistItem: IDPrefixed, Sendable, Equatable {
  public static let idPrefix = "cli"

  /// Items of a task at most.
  public static let limit = 100
  /// The longest text, in characters.
  public static let textLimit = 300

  public let id: ID<ChecklistItem>
  public var text: String
  /// When and by whom it was done; nil while it is not.
  public var completion: TaskCompletion?

  public init(id: ID<ChecklistItem>, text: String, completion: TaskCompletion? = nil) {
    self.id = id
    self.text = text
    self.completion = completion
  }
}
