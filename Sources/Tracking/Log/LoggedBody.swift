import Kernel

/// A body that was accepted, on its way into the log.
struct LoggedBody: Sendable {
  let workspace: ID<Workspace>
  let source: ID<TrackingSource>
  let receivedAt: Timestamp
  /// What the path says that the event is; nil for a batch.
  let kind: EventKind?
  let events: Int
  let bytes: [UInt8]
}
