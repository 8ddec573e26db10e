import Customers
import Kernel
import Language
import Web

/// The markup of a scorecard's form.
struct ScorecardFormViews {
  typealias Names = ScorecardFormNames
  typealias Edit = ScorecardFormEdit
  /// A field and its control.
  typealias Control = (field: Field, html: HTML)

  let page: ScorecardFormPage
  let words: Words
  let tests: BacktestViews

  var form: SubmittedForm { page.form }
  private var draft: Scorecard { page.draft }

  /// The form, with what a draft would change at its top.
  func html(preview: HTML?) -> HTML {
    let general = generalFields
    let measures = draft.measures.map { MeasureFormViews(measure: $0, views: self) }
    let exceptions = draft.exceptions.map { ExceptionFormViews(exception: $0, views: self) }
    let headings = draft.groups.flatMap { group in self.headings(group).map(\.field) }
    let named = general.map(\.field) + headings + measures.flatMap(\.labelled) + exceptions.flatMap(\.labelled)
    let test = tests.controls(form, BacktestActions.Command.namesOfDraft)
    let whole = form.field(Names.measures, label: words["scorecards.measures"], words)
    let hint: HTML? = page.isEdited ? Notice(.info, words["scorecards.unsaved"]).html : nil
    let groups: [HTML] = draft.groups.enumerated().map { index, group in
      self.group(group, isFirst: index == 0, measures.filter { $0.measure.group == group.key })
    }
    let lost = measures.filter { measure in !draft.groups.contains { $0.key == measure.measure.group } }
    let homeless: HTML? = lost.isEmpty ? nil : Panel(words["scorecards.group.none"]).html(.join(lost.map(\.html)))
    return """
      <form class="form form-wide" id="scorecard" method="post" action="\("/scorecards/\(page.card.id)" as Path)" novalidate>\
      \(tests.csrf.html)\(hidden)\(form.errors(named + [whole] + test.map(\.field), words))\(hint)\(preview)\
      <div class="form-row">\(general.map(\.html))</div>\(filter)\
      <div class="stack" id="\(whole.id)">\(groups)\(homeless)<div>\(button(.addGroup, "", words["scorecards.group.add"]))</div></div>\
      \(self.exceptions(exceptions))\(save(test.map(\.html)))</form>
      """
  }

  /// The first button of a form is what Enter presses: this one shows and changes nothing.
  private var hidden: HTML {
    let lists: [HTML] = ["version", Names.groups, Names.measures, Names.exceptions].map {
      "<input type=\"hidden\" name=\"\($0)\" value=\"\(form.value($0))\">"
    }
    return """
      <button class="visually-hidden" type="submit" name="action" value="enter" tabindex="-1" aria-hidden="true"></button>\(lists)
      """
  }

  private func save(_ test: [HTML]) -> HTML {
    let reason = form.field(
      "reason", label: words["scorecards.reason"], help: words["scorecards.reason.help"], isRequired: false, words)
    let save = Button(words["scorecards.save"], style: .primary).submit(name: "action", value: "save")
    let preview = Button(words["scorecards.preview.show"]).submit(name: "action", value: "preview")
    return """
      <div class="form-section">\(TextField(reason, value: form.value("reason")).html(words))\
      <div class="form-actions">\(save)\(preview)</div>\
      <h3>\(words["backtest.title"])</h3><div class="form-row">\(test)\(tests.startDraft)</div></div>
      """
  }

  // MARK: - The scorecard as a whole

  private var filter: HTML? {
    guard !page.card.isDefault else { return nil }
    return form.accountFilter(
      label: words["scorecards.filter"], help: words["segments.field.filter.help"], words)
  }

  private var generalFields: [Control] {
    [
      text("name", words["scorecards.name"]),
      text("amber", words["scorecards.amber"], kind: .number), text("green", words["scorecards.green"], kind: .number),
      text("minimumCoverage", words["scorecards.minimumCoverage"], kind: .number),
    ] + (page.card.isDefault || page.others.isEmpty ? [] : [position])
  }

  /// Which scorecard is asked first.
  private var position: Control {
    let field = form.field(
      "position", label: words["scorecards.position"], help: words["scorecards.position.help"], words)
    let places = (0...page.others.count).map { place -> Select.Option in
      let title =
        place == 0
        ? words["scorecards.position.first"]
        : words("scorecards.position.after", ["name": page.others[place - 1].name])
      return Select.Option("\(place + 1)", title)
    }
    return (field, Select(field, options: places, selected: form.value("position")).html(words))
  }

  // MARK: - Groups

  private func group(_ group: Scorecard.Group, isFirst: Bool, _ measures: [MeasureFormViews]) -> HTML {
    let name = group.name[words.language]
    let raise: HTML? =
      isFirst ? nil : button(.raiseGroup, group.key, words["scorecards.group.raise"], of: name, icon: .arrowUp)
    let remove: HTML? =
      measures.isEmpty ? button(.removeGroup, group.key, words["scorecards.remove"], of: name, icon: .close) : nil
    let fields = headings(group)
    let isOpen = group.key == page.shown || fields.contains { $0.field.error != nil }
    let total = measures.reduce(0) { $0 + ($1.measure.weightHundredths ?? 0) }
    let weight = words("scorecards.group.weight", ["weight": MeasureText(words: words).weight(hundredths: total)])
    let empty: HTML? = measures.isEmpty ? "<p class=\"muted\">\(words["scorecards.group.empty"])</p>" : nil
    return Panel(
      name.isEmpty ? words["scorecards.group"] : name, count: weight,
      actions: "<div class=\"part-actions\">\(raise)\(remove)</div>"
    ).html(
      """
      <details class="disclosure"\(flag: " open", isOpen)\(focus(group.key))><summary>\(Icon.chevron.small)\
      \(words["scorecards.group.name"])</summary><div class="form-row">\(fields.map(\.html))</div></details>\
      \(empty)\(measures.map(\.html))\
      <p>\(button(.addMeasure, group.key, words["scorecards.measure.add"], of: name, icon: .plus))</p>
      """)
  }

  private func headings(_ group: Scorecard.Group) -> [Control] {
    texts(words["scorecards.group"]) { Names.heading(group.key, $0) }
  }

  // MARK: - Exceptions

  private func exceptions(_ exceptions: [ExceptionFormViews]) -> HTML {
    let help: HTML = "<p class=\"help\">\(words["scorecards.exceptions.help"])</p>"
    return Panel(words["scorecards.exceptions"], count: words.reader.number(exceptions.count), id: "exceptions").html(
      "\(help)\(exceptions.map(\.html))<p>\(button(.addException, "", words["scorecards.exception.add"]))</p>")
  }

  // MARK: - Parts

  /// A text in each language, that of the reader first.
  func texts(_ what: String, help: String? = nil, _ name: (LanguageCode) -> String) -> [Control] {
    let languages = [words.language] + LanguageCode.allCases.filter { $0 != words.language }
    return languages.map { language in
      let label = words("scorecards.in.\(language.rawValue)", ["what": what])
      let field = form.field(
        name(language), label: label, help: language == words.language ? help : nil, isRequired: false, words)
      return (field, TextField(field, value: form.value(field.name)).html(words))
    }
  }

  func text(
    _ name: String, _ label: String, help: String? = nil, isRequired: Bool = true, kind: TextField.Kind = .text
  ) -> Control {
    let field = form.field(name, label: label, help: help, isRequired: isRequired, words)
    return (field, TextField(field, kind: kind, value: form.value(name)).html(words))
  }

  func choice(_ name: String, _ label: String, help: String? = nil, _ options: [Select.Option]) -> Control {
    let field = form.field(name, label: label, help: help, words)
    return (field, Select(field, options: options, selected: form.value(name)).html(words))
  }

  /// Puts a part in, moves it or takes it out.
  func button(_ verb: Edit.Verb, _ key: String, _ title: String, of name: String? = nil, icon: Icon = .plus) -> HTML {
    let label: HTML? = name.map { " aria-label=\"\(title): \($0)\"" }
    return """
      <button class="button button-small" type="submit" name="action" value="\(Edit.action(verb, key))"\(label)>\
      \(icon.small)<span>\(title)</span></button>
      """
  }

  /// Leads to a part that was just added or moved.
  func focus(_ key: String) -> HTML? { key == page.shown ? " tabindex=\"-1\" data-focus" : nil }
}
