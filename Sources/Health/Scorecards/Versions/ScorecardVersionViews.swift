import Kernel
import Language
import Web

/// The markup of a scorecard's versions.
struct ScorecardVersionViews {
  /// A version with what it changed.
  struct Line {
    let version: ScorecardVersion
    let isPresent: Bool
    /// Who made it; nil for the program.
    let by: String?
    /// Against the version before; nil for the first.
    let changes: [String]?
  }

  let words: Words
  let now: Timestamp
  let csrf: CSRFField
  let mayRestore: Bool

  private var reader: Reader { words.reader }

  func page(
    _ card: StoredScorecard, _ lines: [Line], next: Path?, isFirst: Bool, refused: (number: Int32, problem: Problem)?
  ) -> HTML {
    let back = Button(card.name, style: .quiet).link("/scorecards/\(card.id)")
    let title = words("scorecards.versions.of", ["name": card.name])
    let head = PageHead(title, summary: words["scorecards.versions.summary"], actions: back)
    let start: Path? = isFirst ? nil : "/scorecards/\(card.id)/versions"
    let pager: HTML? =
      start == nil && next == nil
      ? nil
      : Pager(summary: words("scorecards.versions.shown", count: lines.count), previous: start, next: next).html(words)
    let items = lines.map { item($0, card) }
    return """
      \(head.html)<div class="stack">\(refused.map(notice))\(Panel(words["scorecards.versions"]).html(TimelineItem.list(items)))\(pager)</div>
      """
  }

  private func notice(_ refused: (number: Int32, problem: Problem)) -> HTML {
    let detail =
      refused.problem.fields.isEmpty
      ? words("problem.\(refused.problem.code).detail", refused.problem.arguments)
      : refused.problem.fields.map { words("problem.field.\($0.code)", $0.arguments) }.joined(separator: " · ")
    let said = words("scorecards.versions.refused", ["number": reader.number(Int(refused.number))])
    return Notice(.error, said, detail: detail).html
  }

  private func item(_ line: Line, _ card: StoredScorecard) -> TimelineItem {
    let version = line.version
    let number = words("scorecards.versionOf", ["number": reader.number(Int(version.number))])
    let badge: HTML? = line.isPresent ? Badge(words["scorecards.versions.present"]).html : nil
    return TimelineItem(
      icon: line.by == nil ? .scorecard : .person, title: "\(number) \(badge)", text: version.reason,
      body: changes(line), by: line.by ?? words["scorecards.versions.program"],
      time: RelativeTime(
        text: reader.relative(version.createdAt, to: now), exact: reader.dateTime(version.createdAt),
        machine: "\(version.createdAt)"), actions: restore(line, card))
  }

  private func changes(_ line: Line) -> HTML {
    guard let changes = line.changes else {
      return
        "<p class=\"muted\">\(words("scorecards.versions.first", count: line.version.definition.measures.count))</p>"
    }
    guard !changes.isEmpty else { return "<p class=\"muted\">\(words["scorecards.versions.same"])</p>" }
    let items: [HTML] = changes.map { "<li>\($0)</li>" }
    return "<ul class=\"version-changes\">\(items)</ul>"
  }

  /// What the field is sent as: there are many on the page.
  static func reason(of number: Int32) -> String { "reason-\(number)" }

  private func restore(_ line: Line, _ card: StoredScorecard) -> HTML? {
    guard mayRestore, !line.isPresent else { return nil }
    let reason = Field(Self.reason(of: line.version.number), label: words["scorecards.reason"], isRequired: false)
    let target: Path = "/scorecards/\(card.id)/versions/\(line.version.number)/restoration"
    return """
      <details class="disclosure"><summary>\(Icon.chevron.small)\(words["scorecards.versions.restore"])</summary>\
      <form class="form" method="post" action="\(target)">\(csrf.html)\
      <input type="hidden" name="version" value="\(card.version.description)">\
      \(TextField(reason).html(words))\
      \(Button(words["scorecards.versions.restoreNow"]).submit())</form></details>
      """
  }
}
