import Kernel
import Web

extension AccountActions.Command {
  /// Takes over the attributes that a request of the API names: `{"attributes": {"plan_fit": 3}}`; null takes a value
  /// away. What it does not name stays as it is.
  mutating func readAttributes(_ fields: inout Fields, _ attributes: AttributeDefinitions) {
    switch fields.value("attributes") {
    case nil, .null: return
    case .object(let values):
      for (key, value) in values.sorted(by: { $0.key < $1.key }) { read(value, key, attributes, &fields.validation) }
    default: fields.validation.add("/attributes", "wrongType", ["wanted": "object"])
    }
  }

  private mutating func read(
    _ value: JSONValue, _ key: String, _ attributes: AttributeDefinitions, _ validation: inout Validation
  ) {
    // What was read may be sent back.
    if case .string(let text) = value, text == details.attributes[key] { return }
    let pointer = "/attributes/\(key.replacing("~", with: "~0").replacing("/", with: "~1"))"
    guard let attribute = attributes.find(key) else {
      validation.add(pointer, "unknownAttribute", ["attribute": String(key.prefix(80))])
      return
    }
    do {
      details.attributes[key] = try attribute.read(value)?.stored
    } catch {
      validation.add(pointer, error.code, error.arguments.merging(["attribute": key]) { own, _ in own })
    }
  }

  /// Takes over what the form of an account says.
  mutating func readAttributes(form fields: inout Fields, _ attributes: AttributeDefinitions) {
    for attribute in attributes.all {
      let name = AttributeFormViews.name(attribute)
      guard fields.has(name) else { continue }
      let text = fields.optionalText(name, limit: 500) ?? ""
      do throws(ValueProblem) {
        if attribute.kind == .choices {
          let chosen = attribute.options.filter { fields.flag(AttributeFormViews.name(attribute, $0)) == true }
          try set(attribute, try attribute.options(chosen.map(\.key)))
        } else if text != details.attributes[attribute.key] {
          try set(attribute, try attribute.read(text, with: .plain))
        }
      } catch {
        fields.validation.add("/\(name)", error.code.rawValue, error.arguments)
      }
    }
  }

  /// What means the same stays as it was written; several choices that do not fit stay until one is chosen.
  private mutating func set(_ attribute: AttributeDefinition, _ value: AttributeValue?) throws(ValueProblem) {
    if let stored = details.attributes[attribute.key], attribute.value(of: stored) == value,
      value != nil || attribute.kind == .choices
    {
      return
    }
    details.attributes[attribute.key] = value?.stored
  }
}

extension AttributeDefinition {
  /// The value that a request says; nil for none.
  func read(_ json: JSONValue) throws(AttributeMisfit) -> AttributeValue? {
    switch (json, kind) {
    case (.null, _): return nil
    case (.string(let text), .text), (.string(let text), .date), (.string(let text), .choice):
      return try fitted(text.trimmed)
    case (.number(let number), .number), (.number(let number), .money): return try fitted("\(number)")
    case (.bool(let flag), .boolean): return .flag(flag)
    case (.array(let items), .choices):
      var keys: [String] = []
      for item in items {
        guard case .string(let key) = item else { throw AttributeMisfit("wrongType", ["wanted": "string"]) }
        keys.append(key)
      }
      do throws(ValueProblem) { return try options(keys) } catch { throw AttributeMisfit(error) }
    case (.hugeNumber, .number), (.hugeNumber, .money): throw AttributeMisfit("notANumber")
    default: throw AttributeMisfit("wrongType", ["wanted": kind.jsonType])
    }
  }

  private func fitted(_ text: String) throws(AttributeMisfit) -> AttributeValue? {
    do throws(ValueProblem) { return try read(text, with: .plain) } catch { throw AttributeMisfit(error) }
  }
}

extension AttributeKind {
  fileprivate var jsonType: String {
    switch self {
    case .text, .date, .choice: "string"
    case .number, .money: "number"
    case .boolean: "boolean"
    case .choices: "array"
    }
  }
}
