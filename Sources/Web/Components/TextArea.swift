import Language

/// Several lines of text; grows with them.
public struct TextArea: Sendable {
  public let field: Field
  public let value: String
  public let rows: Int
  public let placeholder: String?

  public init(_ field: Field, value: String = "", rows: Int = 3, placeholder: String? = nil) {
    self.field = field
    self.value = value
    self.rows = rows
    self.placeholder = placeholder
  }

  public func html(_ words: Words) -> HTML {
    let hint: HTML? = placeholder.map { " placeholder=\"\($0)\"" }
    // A textarea swallows one leading line break: send one more than the value has.
    let control: HTML = "<textarea class=\"input\" rows=\"\(rows)\"\(hint) \(field.attributes)>\n\(value)</textarea>"
    return field.html(words, control)
  }
}
