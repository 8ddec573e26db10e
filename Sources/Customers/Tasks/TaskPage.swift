import Kernel
import Language
import Web

/// The page of one task: finished values only.
struct TaskPage: Sendable {
  struct Item: Sendable {
    let id: ID<ChecklistItem>
    let text: String
    /// By whom and when it was done; nil while it is not.
    let done: String?
    let path: Path
  }

  /// A form that came back, of one of several.
  struct Renaming: Sendable {
    let item: ID<ChecklistItem>
    let form: SubmittedForm
  }

  let row: TaskRow
  let detail: String?
  /// Who made it, and when.
  let origin: String
  let items: [Item]
  /// Those to whom the task can be given.
  let people: [Select.Option]
  /// The details, as they are or as they were refused.
  let form: SubmittedForm
  /// Forms of the checklist as they were refused.
  let added: SubmittedForm?
  let renamed: Renaming?
  let mayWrite: Bool
}
