import Kernel
import Storage

/// Takes signals in: rows, rollups and what follows from them in one transaction.
public struct SignalActions: Sendable {
  /// What became of one sample.
  public enum Outcome: Sendable, Equatable {
    case accepted
    /// It was there already.
    case duplicate
    case refused([Problem.Field])
  }

  let database: Database
  let effects: Effects
  let factsChanged: FactsChanged
  let pastChanged: PastChanged

  public init(
    database: Database, effects: Effects, factsChanged: @escaping FactsChanged,
    pastChanged: @escaping PastChanged = { _, _, _ in }
  ) {
    self.database = database
    self.effects = effects
    self.factsChanged = factsChanged
    self.pastChanged = pastChanged
  }

  /// Takes the samples that are right; the outcomes are in their order.
  func take(_ samples: [SignalSampleJSON], by actor: Actor) async throws -> [Outcome] {
    let (effects, factsChanged, pastChanged) = (effects, factsChanged, pastChanged)
    return try await database.write { tx in
      let accounts = try Self.accounts(of: samples, actor, tx)
      let metrics = try Self.metrics(of: samples, at: effects.now, actor.workspace, tx)
      var signals: [Signal] = []
      var seen: Set<Signal.Key> = []
      let outcomes = try samples.indices.map { index -> Outcome in
        let sample = samples[index]
        guard sample.problems.isEmpty else { return .refused(sample.problems) }
        guard let account = accounts[index] else { return .refused(Self.wrong("/accountId", "unknownReference")) }
        guard let metric = metrics[sample.metric] else { return .refused(Self.wrong("/metric", "unknown")) }
        guard metric.ratio == nil else { return .refused(Self.wrong("/metric", "computedMetric")) }
        guard let moment = sample.occurredAt, let value = sample.value else { return .refused([]) }
        let signal = Signal(
          id: sample.id(effects), account: account, metric: metric.number, occurredAt: moment,
          recordedAt: effects.now, value: value, dimension: sample.dimension)
        guard seen.insert(signal.key).inserted else { return .duplicate }
        if sample.clientID != nil, try SignalStore.contains(signal, in: actor.workspace, tx) { return .duplicate }
        signals.append(signal)
        return .accepted
      }
      let byNumber = Dictionary(metrics.values.map { ($0.number, $0) }) { first, _ in first }
      try SignalStore.insert(signals, metrics: byNumber, in: actor.workspace, tx)
      if !signals.isEmpty { try factsChanged(Set(signals.map(\.account)).sorted(), actor.workspace, tx) }
      try pastChanged(PastChange.earliest(of: signals), actor.workspace, tx)
      return outcomes
    }
  }

  /// The account of each sample that the actor sees; nil for the others.
  private static func accounts(
    of samples: [SignalSampleJSON], _ actor: Actor, _ tx: Transaction
  ) throws -> [ID<Account>?] {
    var named: [ExternalID: ID<Account>?] = [:]
    let wanted = try samples.map { sample -> ID<Account>? in
      guard let external = sample.external else { return sample.account }
      if let known = named[external] { return known }
      let found = try AccountStore.id(of: external, in: actor.workspace, tx)
      named[external] = found
      return found
    }
    let known = try SignalStore.known(
      Set(wanted.compactMap(\.self)), where: AccountAccess.visible(to: actor), in: actor.workspace, tx)
    return wanted.map { $0.flatMap { known.contains($0) ? $0 : nil } }
  }

  /// The metrics by key, those defined now that are new and say what they are.
  private static func metrics(
    of samples: [SignalSampleJSON], at now: Timestamp, _ workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [String: Metric] {
    let all = try MetricStore.all(in: workspace, tx)
    var metrics = Dictionary(all.map { ($0.key, $0) }) { first, _ in first }
    for sample in samples where sample.problems.isEmpty && metrics[sample.metric] == nil {
      guard let kind = sample.kind else { continue }
      metrics[sample.metric] = try MetricStore.define(
        sample.metric, name: LocalizedText(sample.metric), unit: "", kind: kind, direction: sample.direction, at: now,
        in: workspace, tx)
    }
    return metrics
  }

  private static func wrong(_ pointer: String, _ code: String) -> [Problem.Field] {
    [Problem.Field(pointer: pointer, code: code)]
  }
}

extension PastChange {
  /// Each account's earliest day among signals.
  public static func earliest(of signals: some Sequence<Signal>) -> [PastChange] {
    var days: [ID<Account>: LocalDate] = [:]
    for signal in signals {
      let day = signal.occurredAt.utcDay
      days[signal.account] = min(days[signal.account] ?? day, day)
    }
    return days.sorted { $0.key < $1.key }.map { PastChange($0.key, from: $0.value) }
  }
}

extension Signal {
  /// What makes two signals the same.
  fileprivate struct Key: Hashable {
    let id: ID<Signal>
    let account: ID<Account>
    let metric: Int
    let occurredAt: Timestamp
  }

  fileprivate var key: Key { Key(id: id, account: account, metric: metric, occurredAt: occurredAt) }
}
