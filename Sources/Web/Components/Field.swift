import Language

/// What every field of a form has: label above, help below, error in words beside it.
public struct Field: Sendable {
  /// The name it is sent under; its id is `field-` and the name.
  public let name: String
  public let label: String
  public let help: String?
  /// What is wrong with the value as it was sent.
  public let error: String?
  public let isRequired: Bool

  public init(_ name: String, label: String, help: String? = nil, error: String? = nil, isRequired: Bool = true) {
    self.name = name
    self.label = label
    self.help = help
    self.error = error
    self.isRequired = isRequired
  }

  /// The same field under another label, for lists in which its own would not say which it is.
  public func labelled(_ label: String) -> Field {
    Field(name, label: label, help: help, error: error, isRequired: isRequired)
  }

  /// Where `FormErrors` leads to.
  public var id: String { "field-\(name)" }

  /// The control with its words; `control` gets `attributes`.
  func html(_ words: Words, _ control: HTML) -> HTML {
    let optional: HTML? = isRequired ? nil : " <span class=\"optional\">\(words["web.optional"])</span>"
    return """
      <div class="field"><label for="\(id)">\(label)\(optional)</label>\(control)\(notes)</div>
      """
  }

  /// The help and the error, tied to the control by `aria-describedby`.
  var notes: HTML {
    let hint: HTML? = help.map { "<p class=\"help\" id=\"\(id)-help\">\($0)</p>" }
    let problem: HTML? = error.map { "<p class=\"error\" id=\"\(id)-error\">\(Icon.alert.small)\($0)</p>" }
    return "\(problem)\(hint)"
  }

  /// Id, name, and what ties the control to its notes.
  var attributes: HTML {
    let described = [error.map { _ in "\(id)-error" }, help.map { _ in "\(id)-help" }].compactMap(\.self)
    let by: HTML? = described.isEmpty ? nil : " aria-describedby=\"\(described.joined(separator: " "))\""
    return """
      id="\(id)" name="\(name)"\(by)\(flag: " aria-invalid=\"true\"", error != nil)\(flag: " required", isRequired)
      """
  }
}
