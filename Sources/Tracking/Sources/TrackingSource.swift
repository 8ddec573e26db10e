import Kernel

/// A website, an app or a server that sends events.
public struct TrackingSource: IDPrefixed, Sendable, Equatable {
  public static let idPrefix = "src"

  public let id: ID<TrackingSource>
  public let name: String
  public let createdAt: Timestamp

  public init(id: ID<TrackingSource>, name: String, createdAt: Timestamp) {
    self.id = id
    self.name = name
    self.createdAt = createdAt
  }
}
