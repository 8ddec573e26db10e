import Identity
import Kernel
import Language
import Web

/// The markup of the settings of stages.
struct StageSettingsViews {
  let request: Request
  let actor: Actor

  private var words: Words { request.words }
  private var csrf: CSRFField { CSRFField(token: request.csrfToken) }

  func list(_ stages: LifecycleStages, _ counts: [LifecycleStage: Int]) -> HTML {
    let add = Button(words["stages.add"], icon: .plus, style: .primary).link("/settings/stages/new")
    let head = PageHead(words["settings.stages"], summary: words["stages.summary"], actions: add)
    let columns = [
      DataTableColumn(words["common.name"], kind: .name),
      DataTableColumn(words["attributes.accounts"], kind: .number), DataTableColumn(words["stages.order"]),
    ]
    let rows = stages.all.enumerated().map { place, definition in
      row(definition, counts, isFirst: place == 0, isLast: place == stages.all.count - 1)
    }
    let table = DataTable(caption: words["settings.stages"], columns: columns, rows: rows)
    return "<div class=\"stack\">\(head.html)\(SettingsPlace.stages.tabs(actor, words))\(table.html)</div>"
  }

  private func row(
    _ definition: StageDefinition, _ counts: [LifecycleStage: Int], isFirst: Bool, isLast: Bool
  ) -> DataTableRow {
    let stage = definition.stage
    let name = words["stage.\(stage.rawValue)"]
    let details = [
      definition.isHidden ? words["stages.hidden"] : nil,
      stage.own != nil ? words("stages.ofKind", ["kind": kind(stage.kind)]) : nil,
      stage.own == nil && definition.name != nil ? words("stages.usual", ["name": kind(stage.kind)]) : nil,
    ].compactMap(\.self)
    return DataTableRow(
      id: stage.rawValue, title: name, path: "/settings/stages/\(stage.rawValue)",
      cells: [
        .name(name, detail: details.isEmpty ? nil : details.joined(separator: " · ")),
        .text(words.reader.number(counts[stage] ?? 0)),
        .html(
          """
          <div class="order-moves">\(isFirst ? gap : move(stage, "up", name))\(isLast ? gap : move(stage, "down", name))</div>
          """),
      ])
  }

  /// In the place of a move that is not possible.
  private var gap: HTML { "<span></span>" }

  private func move(_ stage: LifecycleStage, _ direction: String, _ name: String) -> HTML {
    let label = words("stages.\(direction)", ["name": name])
    let icon: Icon = direction == "up" ? .arrowUp : .arrowDown
    return """
      <form method="post" action="\("/settings/stages/\(stage.rawValue)/move" as Path)">\(csrf.html)\
      <input type="hidden" name="direction" value="\(direction)">\
      <button class="button button-quiet button-small" type="submit" aria-label="\(label)" title="\(label)">\
      \(icon.small)</button></form>
      """
  }

  /// The usual word for a kind, whatever the workspace calls its stage.
  private func kind(_ kind: LifecycleStage.Kind) -> String { words["stageKind.\(kind.rawValue)"] }

  // MARK: - One stage

  func new(_ form: SubmittedForm) -> HTML {
    let kind = form.field("kind", label: words["stages.kind"], help: words["stages.kind.help"], words)
    let key = form.field("key", label: words["attributes.key"], help: words["stages.key.help"], words)
    let names = self.names(form, isRequired: true)
    let options = LifecycleStage.Kind.allCases.map { Select.Option($0.rawValue, self.kind($0)) }
    let content = IdentityViews.form(
      "/settings/stages", csrf: csrf, errors: form.errors(names + [key, kind], words),
      [
        row(names + [key], form),
        Select(kind, options: options, selected: form.value("kind")).html(words),
      ], submit: submit)
    let head = PageHead(words["stages.new"], summary: words["stages.new.summary"])
    return "<div class=\"stack\">\(head.html)\(content)</div>"
  }

  func edit(_ definition: StageDefinition, _ refused: SubmittedForm?) -> HTML {
    let (stage, name) = (definition.stage, definition.name)
    let form =
      refused
      ?? SubmittedForm([
        "name": name?[.english] ?? "", "nameHi": name?[.hindi] ?? "", "nameKo": name?[.korean] ?? "",
        "isHidden": definition.isHidden ? "yes" : "", "version": String(definition.version),
      ])
    let names = self.names(form, isRequired: stage.own != nil)
    let hidden = form.field(
      "isHidden", label: words["stages.hide"], help: words["stages.hide.help"], isRequired: false, words)
    let help: HTML? = stage.own == nil ? "<p class=\"muted\">\(words["stages.name.help"])</p>" : nil
    let content = IdentityViews.form(
      "/settings/stages/\(stage.rawValue)", csrf: csrf, errors: form.errors(names + [hidden], words),
      hidden: [("version", form.value("version"))],
      [help ?? .empty, row(names, form), Checkbox(hidden, isOn: form.value("isHidden") == "yes").html],
      submit: submit)
    let summary = "\(kind(stage.kind)) · stage:\(stage.rawValue)"
    return "<div class=\"stack\">\(PageHead(words["stage.\(stage.rawValue)"], summary: summary).html)\(content)</div>"
  }

  private func names(_ form: SubmittedForm, isRequired: Bool) -> [Field] {
    [
      form.field("name", label: words["attributes.name"], isRequired: isRequired, words),
      form.field("nameHi", label: words["attributes.nameHi"], isRequired: false, words),
      form.field("nameKo", label: words["attributes.nameKo"], isRequired: false, words),
    ]
  }

  private func row(_ fields: [Field], _ form: SubmittedForm) -> HTML {
    let controls: [HTML] = fields.map { TextField($0, value: form.value($0.name)).html(words) }
    return "<div class=\"form-row\">\(controls)</div>"
  }

  private var submit: HTML {
    let save = Button(words["action.save"], style: .primary).submit()
    return "\(save)\(Button(words["action.cancel"], style: .quiet).link("/settings/stages"))"
  }
}
