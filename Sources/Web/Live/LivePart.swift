/// The marks by which a page renews itself when it is out of date. Without scripts they do nothing.
public enum LivePart {
  /// Where the page hears of it: a path answered by `Response.live`, with the stamp of what is shown as `seen`.
  public static func watch(_ path: Path) -> HTML { "<div hidden data-live=\"\(path)\"></div>" }

  /// The attribute of an element that is replaced by itself; `name` is unique in the page.
  public static func mark(_ name: String) -> HTML { "data-live-part=\"\(name)\"" }
}
