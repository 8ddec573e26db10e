/// Something to know at the top of a page or panel; what happened and what to do.
public struct Notice: Sendable {
  public enum Kind: Sendable { case info, success, warning, error }

  public let kind: Kind
  public let text: String
  public let detail: String?
  /// A link or a button form, as "Undo".
  public let action: HTML?

  public init(_ kind: Kind, _ text: String, detail: String? = nil, action: HTML? = nil) {
    self.kind = kind
    self.text = text
    self.detail = detail
    self.action = action
  }

  public var html: HTML {
    let more: HTML? = detail.map { "<p class=\"muted small\">\($0)</p>" }
    return """
      <div class="notice\(toneClass)" role="\(role)">\(icon.html)\
      <div class="notice-body"><p>\(text)</p>\(more)</div>\(action)</div>
      """
  }

  private var role: String { kind == .error || kind == .warning ? "alert" : "status" }

  private var toneClass: String {
    switch kind {
    case .info, .success: ""
    case .warning: " tone-grey"
    case .error: " tone-red"
    }
  }

  private var icon: Icon {
    switch kind {
    case .info: .info
    case .success: .check
    case .warning, .error: .alert
    }
  }
}
