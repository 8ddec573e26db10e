/// A part of a long form under a heading of its own.
public struct FormSection: Sendable {
  public let title: String
  /// The anchor that links lead to.
  public let id: String
  /// What is to be known before filling it in.
  public let help: String?

  public init(_ title: String, id: String, help: String? = nil) {
    self.title = title
    self.id = id
    self.help = help
  }

  public func html(_ body: HTML) -> HTML {
    let hint: HTML? = help.map { "<p class=\"help\">\($0)</p>" }
    return """
      <section class="form-section" id="\(id)" aria-labelledby="\(id)-title"><h2 id="\(id)-title">\(title)</h2>\(hint)\
      \(body)</section>
      """
  }
}
