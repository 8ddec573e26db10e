/// A source with a key that was just made: the only moment at which the key's text is known.
public struct NewWriteKey: Sendable {
  public let source: TrackingSource
  /// To be shown once.
  public let text: String
}
