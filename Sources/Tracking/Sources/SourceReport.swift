import Kernel
import Storage

/// What is to be seen of a source: its keys, what came in of late, what was refused.
struct SourceReport: Sendable {
  /// Events and refusals that are shown.
  static let most = 50

  let source: TrackingSource
  let keys: [SourceStore.Key]
  let events: [RecentEvent]
  let refusals: [WindowOutcome.Refusal]

  /// - Throws: 404 for a source that is not there, or closed.
  static func load(
    _ id: ID<TrackingSource>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> SourceReport {
    guard let source = try SourceStore.find(id, in: workspace, tx) else { throw Problem.notFound }
    let refusals = try CountingStore.refusals(of: id, most: 500, in: workspace, tx)
    let reasons = Dictionary(refusals.map { (RefusalPlace(number: $0.number, place: $0.place), $0.reason) }) { $1 }
    let counted = try EventLogStore.tail(of: workspace, tx)?.counted ?? 0
    let events = RecentEvent.all(
      try EventLogStore.youngest(most, of: id, in: workspace, tx), counted: counted, refusals: reasons, most: most)
    return SourceReport(
      source: source, keys: try SourceStore.keys(of: id, in: workspace, tx), events: events,
      refusals: Array(refusals.prefix(most)))
  }

  /// Another when anything came in or was counted.
  static func stamp(
    _ id: ID<TrackingSource>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> String {
    guard try SourceStore.find(id, in: workspace, tx) != nil else { throw Problem.notFound }
    let tail = try EventLogStore.tail(of: workspace, tx)
    return "\(tail?.last ?? 0)-\(tail?.counted ?? 0)"
  }
}
