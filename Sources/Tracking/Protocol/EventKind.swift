/// What a call of the tracking protocol says (Segment, "HTTP API" and "Spec").
enum EventKind: UInt8, Sendable, CaseIterable {
  case track
  case identify
  case group
  case page
  case screen
  case alias

  /// The word in an event's `type`.
  init?(_ word: UnsafeRawBufferPointer) {
    for kind in Self.allCases where kind.word.matches(word) {
      self = kind
      return
    }
    return nil
  }

  var word: StaticString {
    switch self {
    case .track: "track"
    case .identify: "identify"
    case .group: "group"
    case .page: "page"
    case .screen: "screen"
    case .alias: "alias"
    }
  }

  /// Whether it is something that a user did, and so counts as use.
  var isUse: Bool { self == .track || self == .page || self == .screen }
}

extension StaticString {
  /// Whether these bytes are this word.
  @inline(__always)
  func matches(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count == utf8CodeUnitCount else { return false }
    for index in 0..<bytes.count where bytes[index] != utf8Start[index] { return false }
    return true
  }
}
