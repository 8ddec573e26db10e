import Customers
import Kernel
import Language
import Web

/// The markup of the page that makes a scorecard.
struct NewScorecardViews {
  /// What the field `from` says for a template and for a copy.
  static func value(of template: ScorecardTemplate) -> String { "template:\(template.rawValue)" }
  static func value(of card: ID<Scorecard>) -> String { "copy:\(card)" }

  let words: Words
  let csrf: CSRFField

  func page(_ templates: [ScorecardTemplate.Adapted], _ cards: [StoredScorecard], _ form: SubmittedForm) -> HTML {
    let name = form.field("name", label: words["scorecards.name"], words)
    let from = form.field("from", label: words["scorecards.from"], help: words["scorecards.from.help"], words)
    let options =
      templates.map { Select.Option(Self.value(of: $0.template), title($0.template)) }
      + cards.map { Select.Option(Self.value(of: $0.id), words("scorecards.from.copy", ["name": $0.name])) }
    let filter = form.accountFilter(
      label: words["scorecards.filter"], help: words["segments.field.filter.help"], words)
    let create = Button(words["scorecards.create"], style: .primary).submit()
    let cancel = Button(words["action.cancel"], style: .quiet).link("/scorecards")
    let described: [HTML] = templates.map(described)
    return """
      \(PageHead(words["scorecards.new"], summary: words["scorecards.new.summary"]).html)\
      <div class="stack-l"><form class="form" method="post" action="/scorecards" novalidate>\(csrf.html)\(form.errors([name, from], words))\
      \(TextField(name, value: form.value("name")).html(words))\
      \(Select(from, options: options, selected: form.value("from")).html(words))\(filter)\
      <div class="form-actions">\(create)\(cancel)</div></form>\
      <section><h2>\(words["scorecards.templates"])</h2><p class="muted">\(words["scorecards.templates.summary"])</p>\
      <div class="template-grid">\(described)</div></section></div>
      """
  }

  private func title(_ template: ScorecardTemplate) -> String { words["scorecards.template.\(template.rawValue)"] }

  /// What a template comes to in this workspace.
  private func described(_ adapted: ScorecardTemplate.Adapted) -> HTML {
    let texts = MeasureText(words: words)
    let items = adapted.definition.measures.map { measure in
      KeyValueList.Item(
        measure.name[words.language],
        measure.weightHundredths == 0
          ? words["scorecards.watched"] : texts.weight(hundredths: measure.weightHundredths ?? 0))
    }
    let parts = adapted.leftOut.map { words["scorecards.part.\($0.rawValue)"] }.joined(separator: ", ")
    let missing: HTML? =
      parts.isEmpty
      ? nil : "<p class=\"muted small\">\(words("scorecards.template.leftOut", ["parts": parts]))</p>"
    return Panel(title(adapted.template)).html(
      """
      <p>\(words["scorecards.template.\(adapted.template.rawValue).help"])</p>\(KeyValueList(items).html)\(missing)
      """)
  }
}
