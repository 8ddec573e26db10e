import Kernel
import Language
import Web

/// The attributes within the form of an account: a field each, by its kind.
struct AttributeFormViews {
  let attributes: AttributeDefinitions
  let form: SubmittedForm
  let words: Words

  /// The name under which a value is sent.
  static func name(_ attribute: AttributeDefinition) -> String { "attributes.\(attribute.key)" }

  /// The name of the box of an option.
  static func name(_ attribute: AttributeDefinition, _ option: AttributeOption) -> String {
    "\(name(attribute)).\(option.key)"
  }

  /// The values with which the form of an account begins.
  static func values(_ attributes: AttributeDefinitions, _ said: [String: String]) -> [String: String] {
    var values: [String: String] = [:]
    for attribute in attributes.all {
      guard let stored = said[attribute.key] else { continue }
      let value = attribute.value(of: stored)
      // An option that was written by its name is chosen by its key.
      values[name(attribute)] = value?.stored ?? stored
      guard attribute.kind == .choices, case .options(let keys)? = value else { continue }
      for option in attribute.options where keys.contains(option.key) { values[name(attribute, option)] = "yes" }
    }
    return values
  }

  /// For the list of what is wrong.
  var fields: [Field] { attributes.all.map(field) }

  var html: HTML? {
    guard !attributes.all.isEmpty else { return nil }
    let controls: [HTML] = attributes.all.map(control)
    return FormSection(words["attributes.title"], id: "attributes").html("<div class=\"form-row\">\(controls)</div>")
  }

  private func field(_ attribute: AttributeDefinition) -> Field {
    let name = attribute.name[words.language]
    let label = attribute.currency.map { "\(name) (\($0.code))" } ?? name
    return form.field(Self.name(attribute), label: label, isRequired: false, words)
  }

  private func control(_ attribute: AttributeDefinition) -> HTML {
    let field = field(attribute)
    let value = form.value(field.name)
    switch attribute.kind {
    case .text: return TextField(field, value: value).html(words)
    case .number, .money: return TextField(field, kind: .number, value: value).html(words)
    case .date:
      // The browser's own field would lose what is no date.
      guard value.isEmpty || LocalDate(value) != nil else { return TextField(field, value: value).html(words) }
      return DateField(field, value: value).html(words)
    case .boolean:
      return select(field, value, [("true", words["attributes.yes"]), ("false", words["attributes.no"])])
    case .choice: return select(field, value, attribute.options.map { ($0.key, $0.name[words.language]) })
    case .choices: return boxes(attribute, field)
    }
  }

  private func select(_ field: Field, _ value: String, _ choices: [(String, String)]) -> HTML {
    Select(field, optional: choices.map { Select.Option($0.0, $0.1) }, selected: value).html(words)
  }

  private func boxes(_ attribute: AttributeDefinition, _ field: Field) -> HTML {
    let boxes: [HTML] = attribute.options.map { option in
      let name = Self.name(attribute, option)
      return """
        <div class="check"><input type="checkbox" id="field-\(name)" name="\(name)" value="yes"\
        \(flag: " checked", form.value(name) == "yes")><label for="field-\(name)">\(option.name[words.language])</label></div>
        """
    }
    return """
      <fieldset class="field"><legend>\(field.label) <span class="optional">\(words["web.optional"])</span></legend>\
      <input type="hidden" name="\(field.name)" value="">\(boxes)</fieldset>
      """
  }
}
