import Web

/// The feeds of a workspace by the names of events, which it compares as hashes.
struct FeedBook: Sendable {
  /// The names are no secret, and whoever sends two that collide fools only themselves.
  private static let key: (UInt64, UInt64) = (0x7361_6174_6869_2065, 0x7665_6e74_206e_616d)

  let metrics: Set<Int>
  private let everyName: [MetricFeed]
  private let byName: [UInt128: [MetricFeed]]

  init(_ feeds: [MetricFeed]) {
    metrics = Set(feeds.map(\.metric))
    everyName = feeds.filter { $0.eventName == "*" }
    byName = Dictionary(grouping: feeds.filter { $0.eventName != "*" }) { feed in
      var name = feed.eventName
      return name.withUTF8 { Self.hash(UnsafeRawBufferPointer($0)) }
    }
  }

  static func hash(_ name: UnsafeRawBufferPointer) -> UInt128 { Sodium.shortHash(name, key: key) }

  /// Hands over what an event of this name feeds.
  @inline(__always)
  func forEach(_ name: UInt128, _ body: (MetricFeed) throws -> Void) rethrows {
    for feed in everyName { try body(feed) }
    if let feeds = byName[name] { for feed in feeds { try body(feed) } }
  }
}
