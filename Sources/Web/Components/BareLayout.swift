import Kernel
import Language

/// A page without places: sign-in, first run, an error before there is a session.
public struct BareLayout: Sendable {
  public let head: DocumentHead
  public let path: Path
  public let csrf: CSRFField
  public let title: String
  public let summary: String?

  public init(head: DocumentHead, path: Path, csrf: CSRFField, title: String, summary: String? = nil) {
    self.head = head
    self.path = path
    self.csrf = csrf
    self.title = title
    self.summary = summary
  }

  public func html(_ words: Words, _ content: HTML) -> HTML {
    let line: HTML? = summary.map { "<p class=\"muted\">\($0)</p>" }
    let language = LanguageSwitch(current: head.language, returnTo: path, csrf: csrf)
    return head.document(
      """
      <body><div class="bare"><main id="main"><div class="bare-card"><div class="brand">\(Icon.brand.html)Saathi</div>\
      <div><h1>\(title)</h1>\(line)</div>\(content)</div></main>\(language.row(words))</div></body>
      """)
  }
}
