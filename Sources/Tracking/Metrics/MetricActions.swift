import Customers
import Identity
import Kernel
import Storage

/// What can be done with the definitions of metrics that events feed.
public struct MetricActions: Sendable {
  private let database: Database
  private let effects: Effects

  public init(database: Database, effects: Effects) {
    self.database = database
    self.effects = effects
  }

  /// Defines a metric; what the log holds already is counted for it.
  ///
  /// Throws 422 problems for what is wrong, `/key` `duplicate` when there is one by this key.
  func create(_ draft: MetricDraft, by actor: Actor) async throws {
    try draft.check(isNew: true)
    try await database.write { [effects] tx in
      guard try MetricStore.find(draft.key, in: actor.workspace, tx) == nil else {
        throw Problem.invalid("/key", "duplicate")
      }
      let metric = try MetricStore.define(
        draft.key, name: draft.name, unit: draft.unit, kind: draft.kind, direction: draft.direction, at: effects.now,
        in: actor.workspace, tx)
      try feed(metric, draft, tx, actor)
      try Audit.record(tx, actor, .metricCreated, subject: draft.key, details: ["name": draft.name[.english]], effects)
    }
  }

  /// Changes what a metric is called and what feeds it; when the events are others, everything is counted anew.
  func change(_ draft: MetricDraft, by actor: Actor) async throws {
    try draft.check(isNew: false)
    try await database.write { [effects] tx in
      guard let metric = try MetricStore.find(draft.key, in: actor.workspace, tx) else { throw Problem.notFound }
      guard metric.kind == draft.kind else { throw Problem.invalid("/kind", "notChangeable") }
      try MetricStore.rename(
        metric.number, name: draft.name, unit: draft.unit, direction: draft.direction, in: actor.workspace, tx)
      let before = try FeedStore.all(in: actor.workspace, tx).filter { $0.metric == metric.number }
      if before != draft.feeds(metric.number) { try feed(metric, draft, tx, actor) }
      try Audit.record(tx, actor, .metricChanged, subject: draft.key, details: ["name": draft.name[.english]], effects)
    }
  }

  private func feed(_ metric: Metric, _ draft: MetricDraft, _ tx: Transaction, _ actor: Actor) throws {
    try FeedStore.set(draft.feeds(metric.number), of: metric.number, in: actor.workspace, tx)
    try RecountStore.request(metric.number, in: actor.workspace, tx)
  }
}

extension AuditAction {
  static let metricCreated: AuditAction = "metric.created"
  static let metricChanged: AuditAction = "metric.changed"
}
