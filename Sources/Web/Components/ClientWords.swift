import Language

/// The few texts that scripts show, in a `template`, so that no script carries words of its own.
enum ClientWords {
  private static let keys = [
    "web.palette.places", "web.palette.accounts", "web.palette.nothing", "web.palette.placeholder", "web.shortcuts",
    "web.shortcuts.next", "web.shortcuts.previous", "web.shortcuts.open", "web.shortcuts.select",
    "web.shortcuts.done", "web.shortcuts.snooze", "web.shortcuts.dismiss",
    "web.shortcuts.filter", "web.shortcuts.palette", "web.shortcuts.help", "web.close", "web.failed",
    "web.completions", "web.live.changed", "web.live.show",
    "web.putAway", "action.undo",
  ]

  static func html(_ words: Words) -> HTML {
    let items: [HTML] = keys.map { "<span data-word=\"\($0)\">\(words[$0])</span>" }
    return "<template id=\"words\">\(items)</template>"
  }
}
