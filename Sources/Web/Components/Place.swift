/// One of the places of the program, in the rail and in the bar of phones.
public struct Place: Sendable {
  public let title: String
  public let icon: Icon
  public let path: Path
  /// How much waits there; nil for nothing.
  public let count: String?
  public let isCurrent: Bool
  /// Stands below, apart from the daily work: settings.
  public let isAside: Bool

  public init(
    _ title: String, icon: Icon, path: Path, count: String? = nil, isCurrent: Bool = false, isAside: Bool = false
  ) {
    self.title = title
    self.icon = icon
    self.path = path
    self.count = count
    self.isCurrent = isCurrent
    self.isAside = isAside
  }

  var html: HTML {
    let number: HTML? = count.map { "<span class=\"place-count\">\($0)</span>" }
    return """
      <a class="place" href="\(path)"\(flag: " aria-current=\"page\"", isCurrent)>\(icon.html)\
      <span>\(title)</span>\(number)</a>
      """
  }
}
