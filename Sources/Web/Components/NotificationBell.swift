import Language

/// The way to what concerns the reader, in the top line, with how much of it is new.
public struct NotificationBell: Sendable {
  public let path: Path
  public let unread: Int

  public init(path: Path, unread: Int) {
    self.path = path
    self.unread = unread
  }

  func html(_ words: Words) -> HTML {
    let label = unread == 0 ? words["web.notifications"] : words("web.notifications.unread", count: unread)
    let count: HTML? = unread == 0 ? nil : "<span class=\"bell-count\" aria-hidden=\"true\">\(min(unread, 99))</span>"
    return "<a class=\"bell\" href=\"\(path)\" title=\"\(label)\" aria-label=\"\(label)\">\(Icon.bell.html)\(count)</a>"
  }
}
