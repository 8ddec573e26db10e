/// Our own icons: 20 × 20 px, strokes of 1.5 px in the colour of the text. They stand beside words, so they are silent.
public enum Icon: String, Sendable, CaseIterable {
  case accounts, alert, arrowDown, arrowUp, audit, bell, brand, calendar, check, chevron, clock, close, external, file
  case importing, info, key, language, mail, more, note, people, person, phone, plus, scorecard, search, settings
  case signOut, subscription, task, ticket, today, usage

  /// At 20 px.
  public var html: HTML {
    "<svg class=\"icon\" viewBox=\"0 0 20 20\" aria-hidden=\"true\">\(shape)</svg>"
  }

  /// At 16 px, for small buttons, table heads and errors.
  public var small: HTML {
    "<svg class=\"icon icon-s\" viewBox=\"0 0 20 20\" aria-hidden=\"true\">\(shape)</svg>"
  }

  private var shape: HTML {
    switch self {
    case .accounts: "<path d=\"M3 17V5l7-2.5V17M10 7l7 2v8M2 17h16M6 7.5h1M6 11h1M6 14h1M13.5 12h.5M13.5 14.5h.5\"/>"
    case .alert: "<path d=\"M10 3 2.5 16.5h15zM10 8.5v3.5M10 14.3v.2\"/>"
    case .arrowDown: "<path d=\"M10 4v12M5 11l5 5 5-5\"/>"
    case .arrowUp: "<path d=\"M10 16V4M5 9l5-5 5 5\"/>"
    case .audit: "<path d=\"M10 2.5 16 5v4.5c0 4-2.5 6.5-6 8-3.5-1.5-6-4-6-8V5zM7.5 10l2 2 3.5-4\"/>"
    case .bell: "<path d=\"M5 8.5a5 5 0 0 1 10 0c0 4 1.5 5.5 1.5 5.5h-13S5 12.5 5 8.5zM8.5 16.5a1.7 1.7 0 0 0 3 0\"/>"
    case .brand: "<circle cx=\"7.5\" cy=\"10\" r=\"5\"/><circle cx=\"12.5\" cy=\"10\" r=\"5\"/>"
    case .calendar: "<rect x=\"3\" y=\"4\" width=\"14\" height=\"13\" rx=\"2\"/><path d=\"M3 8h14M7 2.5V5M13 2.5V5\"/>"
    case .check: "<path d=\"m4 10.5 4 4L16 6\"/>"
    case .chevron: "<path d=\"m8 5 5 5-5 5\"/>"
    case .clock: "<circle cx=\"10\" cy=\"10\" r=\"7\"/><path d=\"M10 6v4l2.5 2\"/>"
    case .close: "<path d=\"m5 5 10 10M15 5 5 15\"/>"
    case .external: "<path d=\"M11 4h5v5M16 4l-7 7M14 12v4H4V6h4\"/>"
    case .file: "<path d=\"M5 2.5h6.5L15.5 6.5v11H5zM11 2.5V7h4.5\"/>"
    default: laterShape
    }
  }

  private var laterShape: HTML {
    switch self {
    case .importing: "<path d=\"M10 3v9M6 8.5l4 4 4-4M3.5 13v3.5h13V13\"/>"
    case .info: "<circle cx=\"10\" cy=\"10\" r=\"7\"/><path d=\"M10 9v4.5M10 6.5v.2\"/>"
    case .key: "<circle cx=\"7\" cy=\"13\" r=\"3.5\"/><path d=\"m9.5 10.5 7-7M13.5 6.5l2 2\"/>"
    case .language:
      "<circle cx=\"10\" cy=\"10\" r=\"7\"/><path d=\"M3 10h14M10 3c-4.5 4.5-4.5 9.5 0 14 4.5-4.5 4.5-9.5 0-14\"/>"
    case .mail: "<rect x=\"2.5\" y=\"4.5\" width=\"15\" height=\"11\" rx=\"2\"/><path d=\"m3 6 7 5 7-5\"/>"
    case .more: "<path d=\"M5 10h.1M10 10h.1M15 10h.1\" stroke-width=\"2.5\"/>"
    case .note: "<path d=\"M4 3.5h12v8.5l-4.5 4.5H4zM16 12h-4.5v4.5M7 7.5h6M7 10.5h3\"/>"
    case .people:
      "<circle cx=\"7.5\" cy=\"7\" r=\"3\"/><path d=\"M2 16.5c0-3 2.5-5 5.5-5s5.5 2 5.5 5M13 4.5a3 3 0 0 1 0 5M15 12c2 .7 3 2.300 3 4.5\"/>"
    case .person: "<circle cx=\"10\" cy=\"7\" r=\"3.5\"/><path d=\"M3.5 17c0-3.5 3-5.5 6.5-5.5s6.5 2 6.5 5.5\"/>"
    case .phone:
      "<path d=\"M4 3h3.5l1.5 4-2 1.5c1 2 2.5 3.5 4.5 4.5l1.5-2 4 1.5V16c0 1-.7 1.5-1.5 1.5C9 17 3 11 2.5 4.5 2.5 3.700 3 3 4 3z\"/>"
    case .plus: "<path d=\"M10 4v12M4 10h12\"/>"
    case .scorecard: "<path d=\"M2.5 10.5h3l2.5-6 4 11 2.5-5h3\"/>"
    case .search: "<circle cx=\"9\" cy=\"9\" r=\"5.5\"/><path d=\"m13 13 4 4\"/>"
    case .settings:
      "<path d=\"M3 6h7M14 6h3M3 14h3M10 14h7\"/><circle cx=\"12\" cy=\"6\" r=\"2\"/><circle cx=\"8\" cy=\"14\" r=\"2\"/>"
    default: lastShape
    }
  }

  private var lastShape: HTML {
    switch self {
    case .signOut: "<path d=\"M12 3.5H4v13h8M8 10h9M14 7l3 3-3 3\"/>"
    case .subscription: "<path d=\"M16.5 8.5A7 7 0 0 0 4 6.5M3.5 3v3.5H7M3.5 11.5A7 7 0 0 0 16 13.5M16.5 17v-3.5H13\"/>"
    case .task: "<rect x=\"3\" y=\"3\" width=\"14\" height=\"14\" rx=\"3\"/><path d=\"m6.5 10.5 2.5 2.5 4.5-5.5\"/>"
    case .ticket:
      "<path d=\"M2.5 5h15v3.5a1.5 1.5 0 0 0 0 3V15h-15v-3.5a1.5 1.5 0 0 0 0-3zM12 5v2M12 9v2M12 13v2\"/>"
    case .today:
      "<circle cx=\"10\" cy=\"10\" r=\"3.5\"/><path d=\"M10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.300 4.300l1.100 1.100M14.600 14.600l1.100 1.100M4.300 15.700l1.100-1.100M14.600 5.400l1.100-1.100\"/>"
    case .usage: "<path d=\"M3 17h14M5.5 13.5V10M10 13.5V4M14.5 13.5V7.5\"/>"
    default: .empty
    }
  }
}
