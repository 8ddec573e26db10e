import Customers
import Identity
import Kernel
import Storage

/// What can be done with the definitions of metrics.
public struct MetricActions: Sendable {
  private let database: Database
  private let effects: Effects

  public init(database: Database, effects: Effects) {
    self.database = database
    self.effects = effects
  }

  /// Defines a metric; what is known already is counted for it.
  ///
  /// Throws 422 problems for what is wrong, `/key` `duplicate` when there is one by this key.
  func create(_ draft: MetricDraft, by actor: Actor) async throws {
    try draft.check(isNew: true)
    try await database.write { [effects] tx in
      guard try MetricStore.find(draft.key, in: actor.workspace, tx) == nil else {
        throw Problem.invalid("/key", "duplicate")
      }
      let metric = try MetricStore.define(
        draft.key, name: draft.name, unit: draft.unit, kind: draft.kind, direction: draft.direction,
        ratio: try Self.ratio(draft, in: actor.workspace, tx), at: effects.now, in: actor.workspace, tx)
      try feed(metric, draft, tx, actor)
      try Audit.record(tx, actor, .metricCreated, subject: draft.key, details: ["name": draft.name[.english]], effects)
    }
  }

  /// Changes what a metric is called and what feeds it; when that is something else, everything is counted anew.
  func change(_ draft: MetricDraft, by actor: Actor) async throws {
    try draft.check(isNew: false)
    try await database.write { [effects] tx in
      guard let metric = try MetricStore.find(draft.key, in: actor.workspace, tx) else { throw Problem.notFound }
      guard metric.kind == draft.kind else { throw Problem.invalid("/kind", "notChangeable") }
      let ratio = try Self.ratio(draft, in: actor.workspace, tx)
      try MetricStore.redefine(
        metric.number, name: draft.name, unit: draft.unit, direction: draft.direction, ratio: ratio,
        in: actor.workspace, tx)
      let before = try FeedStore.all(in: actor.workspace, tx).filter { $0.metric == metric.number }
      if before != draft.feeds(metric.number) || ratio != metric.ratio { try feed(metric, draft, tx, actor) }
      try Audit.record(tx, actor, .metricChanged, subject: draft.key, details: ["name": draft.name[.english]], effects)
    }
  }

  /// - Throws: 422 for a half that is not there, or is a ratio itself.
  private static func ratio(
    _ draft: MetricDraft, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> MetricRatio? {
    guard draft.kind == .ratio else { return nil }
    func half(_ key: String?, _ pointer: String) throws -> Int {
      let metric = try key.flatMap { try MetricStore.find($0, in: workspace, tx) }
      guard let metric else { throw Problem.invalid(pointer, "unknownReference") }
      guard metric.kind != .ratio else { throw Problem.invalid(pointer, "ratioOfRatio") }
      return metric.number
    }
    return MetricRatio(
      numerator: try half(draft.numerator, "/numerator"), denominator: try half(draft.denominator, "/denominator"))
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
