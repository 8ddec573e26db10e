import Language

/// One line of text.
public struct TextField: Sendable {
  /// Chooses keyboard and checks of the browser.
  public enum Kind: String, Sendable {
    case text, email, password, url, tel, search
    /// A number in the reader's form: text with a numeric keyboard, because `type=number` loses "1,00,000".
    case number
    case file
  }

  public let field: Field
  public let kind: Kind
  public let value: String
  /// A token of the HTML standard, as `email`, `current-password`, `organization`, `off`.
  public let autocomplete: String
  public let placeholder: String?
  /// Takes several files.
  public let isMultiple: Bool

  public init(
    _ field: Field, kind: Kind = .text, value: String = "", autocomplete: String = "off", placeholder: String? = nil,
    isMultiple: Bool = false
  ) {
    self.field = field
    self.kind = kind
    self.value = value
    self.autocomplete = autocomplete
    self.placeholder = placeholder
    self.isMultiple = isMultiple
  }

  public func html(_ words: Words) -> HTML {
    let hint: HTML? = placeholder.map { " placeholder=\"\($0)\"" }
    let control: HTML = """
      <input class="input\(numeric)" type="\(type)"\(mode)\(text) autocomplete="\(autocomplete)"\(hint)\(flag: " multiple", isMultiple) \(field.attributes)>
      """
    return field.html(words, control)
  }

  private var numeric: String { kind == .number ? " input-number" : "" }
  private var type: String { kind == .number ? "text" : kind.rawValue }
  private var mode: HTML? { kind == .number ? " inputmode=\"decimal\"" : nil }
  /// A password and a file are never sent back.
  private var text: HTML? { kind == .password || kind == .file ? nil : " value=\"\(value)\"" }
}
