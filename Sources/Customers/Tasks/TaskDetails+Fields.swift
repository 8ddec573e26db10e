import Kernel
import Language
import Web

extension TaskDetails {
  /// Takes over what a request says; what it does not mention stays as it is.
  mutating func read(_ fields: inout Fields, isNew: Bool) {
    if isNew || fields.has("title") { title = TextNormalizer.stored(fields.text("title")) }
    if fields.has("detail") { detail = fields.optionalText("detail", limit: 5000).map { TextNormalizer.stored($0) } }
    if fields.has("accountId") { account = fields.id("accountId") }
    if fields.has("assigneeId") { assignee = fields.id("assigneeId") }
    if fields.has("dueOn") { dueOn = fields.date("dueOn") }
    if fields.has("priority") { priority = fields.choice("priority") ?? priority }
  }
}
