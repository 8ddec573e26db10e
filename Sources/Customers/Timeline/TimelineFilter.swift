import Kernel
import Web

/// Which part of a timeline the account page is asked for: `show`, `person`, `from` and `to`.
struct TimelineFilter: Sendable {
  let group: TimelineGroup?
  let person: ID<Person>?
  let from: LocalDate?
  /// The last day.
  let to: LocalDate?
  /// As it was asked, with what was wrong with it.
  let form: SubmittedForm

  /// Takes what makes sense; the rest is said in the form.
  init(_ query: Query) {
    var fields = Fields(form: query)
    group = fields.choice("show")
    person = fields.id("person")
    from = fields.date("from")
    to = fields.date("to")
    if let from, let to { fields.validation.require(from <= to, "/to", "reversedRange") }
    do throws(Problem) {
      try fields.check()
      form = SubmittedForm(Self.values(group, person, from, to))
    } catch {
      form = SubmittedForm(query, error)
    }
  }

  private static func values(
    _ group: TimelineGroup?, _ person: ID<Person>?, _ from: LocalDate?, _ to: LocalDate?
  ) -> [String: String] {
    ["show": group?.rawValue, "person": person?.description, "from": from?.description, "to": to?.description]
      .compactMapValues(\.self)
  }

  /// Whether more is asked than whether people said it.
  var isDetailed: Bool {
    person != nil || from != nil || to != nil || form.problem != nil || (group != nil && group != .conversations)
  }

  /// Whether anything is left out.
  var isActive: Bool { group != nil || isDetailed }

  /// The same part of the page at `path`, or that of another group.
  func path(_ path: Path, showing group: TimelineGroup?) -> Path {
    path.query("show", group?.rawValue).query("person", person?.description).query("from", from?.description)
      .query("to", to?.description)
  }
}
