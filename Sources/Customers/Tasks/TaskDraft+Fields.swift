import Kernel
import Language
import Web

extension TaskDraft {
  /// Takes over what a request says; what it does not mention stays as it is.
  ///
  /// - Parameter prefersDays: a number of business days goes before a day, which a form still shows.
  mutating func read(_ fields: inout Fields, isNew: Bool, prefersDays: Bool = false) {
    if isNew || fields.has("title") { details.title = TextNormalizer.stored(fields.text("title")) }
    if fields.has("detail") {
      details.detail = fields.optionalText("detail", limit: 5000).map { TextNormalizer.stored($0) }
    }
    if fields.has("accountId") { details.account = fields.id("accountId") }
    if fields.has("assigneeId") { details.assignee = fields.id("assigneeId") }
    if fields.has("priority") { details.priority = fields.choice("priority") ?? details.priority }
    let day = fields.date("dueOn")
    if fields.has("dueOn") { details.dueOn = day }
    dueIn = fields.integer("dueInBusinessDays", in: 0...Self.dueInLimit)
    let isTwice = dueIn != nil && day != nil && !prefersDays
    fields.validation.require(!isTwice, "/dueInBusinessDays", "dueTwice")
    if isNew {
      let texts = fields.texts("checklist", most: ChecklistItem.limit) ?? []
      checklist = texts.map { TextNormalizer.stored($0) }
    }
  }
}
