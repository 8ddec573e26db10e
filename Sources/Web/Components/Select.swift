import Language

/// One of a few.
public struct Select: Sendable {
  public struct Option: Sendable {
    public let value: String
    public let title: String

    public init(_ value: String, _ title: String) {
      self.value = value
      self.title = title
    }
  }

  public let field: Field
  public let options: [Option]
  public let selected: String?

  public init(_ field: Field, options: [Option], selected: String?) {
    self.field = field
    self.options = options
    self.selected = selected
  }

  /// One of a few or none. A value that is no choice stays to be chosen, so that nothing is lost.
  public init(_ field: Field, optional choices: [Option], selected: String) {
    var options = [Option("", Reader.noValue)] + choices
    if !options.contains(where: { $0.value == selected }) { options.append(Option(selected, selected)) }
    self.init(field, options: options, selected: selected)
  }

  public func html(_ words: Words) -> HTML {
    let choices: [HTML] = options.map {
      "<option value=\"\($0.value)\"\(flag: " selected", $0.value == selected)>\($0.title)</option>"
    }
    return field.html(words, "<select class=\"input\" \(field.attributes)>\(choices)</select>")
  }
}
