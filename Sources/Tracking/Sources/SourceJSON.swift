import Kernel

/// A source on the wire.
struct SourceJSON: Encodable, Sendable {
  struct Key: Encodable, Sendable {
    let id: ID<TrackingKey>
    let hint: String
    let createdAt: Timestamp
  }

  let id: ID<TrackingSource>
  let name: String
  let createdAt: Timestamp
  /// Those that are valid; nil in lists.
  let keys: [Key]?
  /// The text of a key that was just made; nil ever after.
  let writeKey: String?

  init(_ source: TrackingSource, keys: [SourceStore.Key]? = nil, writeKey: String? = nil) {
    id = source.id
    name = source.name
    createdAt = source.createdAt
    self.keys = keys?.map { Key(id: $0.id, hint: $0.hint, createdAt: $0.createdAt) }
    self.writeKey = writeKey
  }
}
