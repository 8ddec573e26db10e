/// Something that happened to an account: a note, a call, a ticket, a change of health.
public struct TimelineItem: Sendable {
  public let icon: Icon
  public let tone: Tone?
  public let title: HTML
  /// As the person wrote it; line breaks are kept.
  public let text: String?
  /// What was written, already as markup: a note with paragraphs and links.
  public let body: HTML?
  public let by: String?
  public let time: RelativeTime
  public let actions: HTML?

  public init(
    icon: Icon, tone: Tone? = nil, title: HTML, text: String? = nil, body: HTML? = nil, by: String? = nil,
    time: RelativeTime, actions: HTML? = nil
  ) {
    self.icon = icon
    self.tone = tone
    self.title = title
    self.text = text
    self.body = body
    self.by = by
    self.time = time
    self.actions = actions
  }

  /// A list item for `TimelineItem.list`.
  public var html: HTML {
    let toneClass = tone.map { " " + $0.cssClass } ?? ""
    let words: HTML? = text.map { "<p class=\"timeline-text prose\">\($0)</p>" }
    let author: HTML? = by.map { "<p class=\"timeline-by\">\($0)</p>" }
    return """
      <li class="timeline-item"><span class="timeline-mark\(toneClass)">\(icon.html)</span><div>\
      <div class="timeline-head"><span class="timeline-title">\(title)</span>\(time.html)</div>\
      \(words)\(body)\(author)\(actions)</div></li>
      """
  }

  /// Newest first.
  public static func list(_ items: [TimelineItem]) -> HTML { "<ol class=\"timeline\">\(items.map(\.html))</ol>" }
}
