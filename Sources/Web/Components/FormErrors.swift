import Language

/// At the top of a form that came back: what is wrong, each with a link to its field.
public struct FormErrors: Sendable {
  public let fields: [Field]
  /// What is wrong with the form as a whole.
  public let general: [String]

  /// Takes all fields of the form; those without an error are left out.
  public init(_ fields: [Field], general: [String] = []) {
    self.fields = fields.filter { $0.error != nil }
    self.general = general
  }

  /// Empty when nothing is wrong.
  public func html(_ words: Words) -> HTML {
    guard !fields.isEmpty || !general.isEmpty else { return .empty }
    let whole: [HTML] = general.map { "<li>\($0)</li>" }
    let each: [HTML] = fields.map { field in
      let path = ("" as Path).anchor(field.id)
      return "<li><a href=\"\(path)\">\(field.label)</a>: \(field.error)</li>"
    }
    return """
      <div class="form-errors" role="alert" tabindex="-1" data-focus><h2>\(words[fields.isEmpty ? "web.form.refused" : "web.form.errors"])</h2>\
      <ul>\(whole)\(each)</ul></div>
      """
  }
}
