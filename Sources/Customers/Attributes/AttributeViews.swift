import Identity
import Kernel
import Language
import Web

/// The markup of the settings of attributes.
struct AttributeViews {
  let request: Request
  let actor: Actor

  private var words: Words { request.words }
  private var csrf: CSRFField { CSRFField(token: request.csrfToken) }

  func list(_ attributes: AttributeDefinitions, _ counts: [ID<AttributeDefinition>: Int]) -> HTML {
    let add = Button(words["attributes.add"], icon: .plus, style: .primary).link("/settings/attributes/new")
    let head = PageHead(words["settings.attributes"], summary: words["attributes.summary"], actions: add)
    let list =
      attributes.all.isEmpty
      ? EmptyState(icon: .accounts, title: words["attributes.empty"], text: words["attributes.empty.text"]).html
      : table(attributes, counts)
    return "<div class=\"stack\">\(head.html)\(SettingsPlace.attributes.tabs(actor, words))\(list)</div>"
  }

  private func table(_ attributes: AttributeDefinitions, _ counts: [ID<AttributeDefinition>: Int]) -> HTML {
    let columns = [
      DataTableColumn(words["common.name"], kind: .name), DataTableColumn(words["attributes.kind"]),
      DataTableColumn(words["attributes.filterAs"], from: .tablet),
      DataTableColumn(words["attributes.accounts"], kind: .number),
    ]
    let rows = attributes.all.map { attribute in
      let name = attribute.name[words.language]
      return DataTableRow(
        id: attribute.id.description, title: name, path: "/settings/attributes/\(attribute.id)",
        cells: [
          .name(name, detail: detail(attribute)), .text(words["attributes.kind.\(attribute.kind.rawValue)"]),
          .html("<code>\(AttributeFields.prefix)\(attribute.key)</code>"),
          .text(words.reader.number(counts[attribute.id] ?? 0)),
        ])
    }
    return DataTable(caption: words["settings.attributes"], columns: columns, rows: rows).html
  }

  /// Its options, or its currency.
  private func detail(_ attribute: AttributeDefinition) -> String? {
    if let currency = attribute.currency { return currency.code }
    let options = attribute.options.map { $0.name[words.language] }
    return options.isEmpty ? nil : options.joined(separator: ", ")
  }

  // MARK: - One attribute

  func new(_ kind: AttributeKind, _ form: SubmittedForm) -> HTML {
    let kinds = AttributeKind.allCases.map { other in
      Tabs.Item(
        words["attributes.kind.\(other.rawValue)"],
        path: ("/settings/attributes/new" as Path).query("kind", other.rawValue), isCurrent: other == kind)
    }
    let key = form.field("key", label: words["attributes.key"], help: words["attributes.key.help"], words)
    let names = self.names(form)
    let currency = kind == .money ? form.field("currency", label: words["attributes.currency"], words) : nil
    let options = self.options(kind, form)
    let content = IdentityViews.form(
      "/settings/attributes", csrf: csrf,
      errors: form.errors([key] + names + [currency, options].compactMap(\.self), words),
      hidden: [("kind", kind.rawValue)],
      [
        row(names + [key], form),
        currency.map { TextField($0, value: form.value("currency")).html(words) } ?? .empty,
        options.map { optionsArea($0, form) } ?? .empty,
      ], submit: submit)
    let head = PageHead(words["attributes.new"], summary: kindHelp(kind))
    return """
      <div class="stack">\(head.html)\(Tabs(words["attributes.kind"], items: kinds).html)\(content)</div>
      """
  }

  func edit(_ attribute: AttributeDefinition, _ refused: SubmittedForm?) -> HTML {
    let name = attribute.name
    let form =
      refused
      ?? SubmittedForm([
        "name": name[.english], "nameHi": name[.hindi], "nameKo": name[.korean],
        "options": AttributeOptionLines.text(attribute.options), "version": String(attribute.version),
      ])
    let path: Path = "/settings/attributes/\(attribute.id)"
    let names = self.names(form)
    let options = self.options(attribute.kind, form)
    let content = IdentityViews.form(
      path, csrf: csrf, errors: form.errors(names + [options].compactMap(\.self), words),
      hidden: [("version", form.value("version"))],
      [row(names, form), options.map { optionsArea($0, form) } ?? .empty], submit: submit)
    let retire = Button(words["attributes.retire"], style: .danger, size: .small).post(
      to: "\(path)/retirement", csrf: csrf)
    let head = PageHead(name[words.language], summary: summary(attribute))
    return """
      <div class="stack">\(head.html)\(content)\
      <div class="form">\(Panel(words["attributes.retire.title"]).html("<div class=\"stack\"><p>\(words["attributes.retire.text"])</p>\(retire)</div>"))</div>\
      </div>
      """
  }

  /// "Number: any number, as …": on a narrow screen the tab may be out of sight.
  private func kindHelp(_ kind: AttributeKind) -> String {
    "\(words["attributes.kind.\(kind.rawValue)"]): \(words["attributes.kind.\(kind.rawValue).help"])"
  }

  /// "Number · attr.plan_fit"
  private func summary(_ attribute: AttributeDefinition) -> String {
    let kind = words["attributes.kind.\(attribute.kind.rawValue)"]
    return [kind, attribute.currency?.code, AttributeFields.prefix + attribute.key].compactMap(\.self)
      .joined(separator: " · ")
  }

  private func names(_ form: SubmittedForm) -> [Field] {
    [
      form.field("name", label: words["attributes.name"], words),
      form.field("nameHi", label: words["attributes.nameHi"], isRequired: false, words),
      form.field("nameKo", label: words["attributes.nameKo"], isRequired: false, words),
    ]
  }

  private func row(_ names: [Field], _ form: SubmittedForm) -> HTML {
    let fields: [HTML] = names.map { TextField($0, value: form.value($0.name)).html(words) }
    return "<div class=\"form-row\">\(fields)</div>"
  }

  private func options(_ kind: AttributeKind, _ form: SubmittedForm) -> Field? {
    guard kind.hasOptions else { return nil }
    return form.field("options", label: words["attributes.options"], help: words["attributes.options.help"], words)
  }

  private func optionsArea(_ field: Field, _ form: SubmittedForm) -> HTML {
    TextArea(
      field, value: form.value("options"), rows: 6, placeholder: "gold = Gold | गोल्ड | 골드\nsilver = Silver | सिल्वर | 실버"
    ).html(words)
  }

  private var submit: HTML {
    let save = Button(words["action.save"], style: .primary).submit()
    return "\(save)\(Button(words["action.cancel"], style: .quiet).link("/settings/attributes"))"
  }
}
