import Kernel

extension BatchWriter {
  mutating func apply(_ row: UsageRow, _ source: ImportRow, _ known: ImportKeyStore.Entry?) throws {
    let subscription = try row.subscription.flatMap {
      try state.subscriptions.find(ExternalID(source: context.source, id: $0), in: workspace, tx)
    }
    let named = try row.account.flatMap {
      try state.accounts.id(of: $0, source: context.source, in: workspace, tx)
    }
    guard let account = chosen ?? subscription?.account ?? named ?? known?.account else {
      return wait(source, for: row.subscription ?? row.account?.label ?? "")
    }
    if let subscription, row.occurred.day < subscription.startsOn {
      let days = ["date": row.occurred.day.description, "start": subscription.startsOn.description]
      state.report.note(
        .usageBeforeSubscription, OddityExample(line: source.line, key: source.label, details: days))
    }
    try checkStart(of: account, row.occurred.day, source)
    if isUnchanged(source, known) { return }
    guard hasRoom(for: row.metrics.keys) else {
      return refuse(source, .tooManyMetrics, ["limit": String(Self.metricLimit)])
    }
    if row.metrics.keys.contains(where: { state.metrics[$0]?.ratio != nil }) {
      return refuse(source, .computedMetric, [:])
    }
    if let known { try takeBack(known) }
    let id: ID<Signal> = known?.subject.id() ?? context.effects.newID()
    let moment = row.occurred.timestamp
    for (key, value) in row.metrics.sorted(by: { $0.key < $1.key }) {
      guard let metric = try metric(key) else { continue }
      writes.signals.append(
        Signal(
          id: id, account: account, metric: metric.number, occurredAt: moment, recordedAt: now, value: value,
          dimension: row.dimension))
    }
    writes.seen[account] = max(writes.seen[account] ?? moment, moment)
    became(EventSubject(id), source, isNew: known == nil, account: account, at: moment)
  }

  /// Metrics that imports may define in a workspace: a column of names that is no column of metrics defines no more.
  private static let metricLimit = 500

  private mutating func hasRoom(for keys: some Sequence<String>) -> Bool {
    let new = keys.filter { state.metrics[$0] == nil && !state.addedMetrics.contains($0) }
    guard state.metrics.count + state.addedMetrics.count + new.count <= Self.metricLimit else { return new.isEmpty }
    if context.isDryRun { state.addedMetrics.formUnion(new) }
    return true
  }

  /// Takes away the signals that a row became before.
  mutating func takeBack(_ known: ImportKeyStore.Entry) throws {
    guard !context.isDryRun, let account = known.account else { return }
    let signals = try ImportFactStore.removeSignals(
      known.subject.id(), of: account, at: known.occurredAt, metrics: state.metrics.values.map(\.number).sorted(),
      in: workspace, tx)
    facts.signals += signals
    writes.emptied += RollupStore.months(of: signals)
  }

  /// The metric of this key, defined now when there is none; a dry run defines nothing.
  mutating func metric(_ key: String) throws -> Metric? {
    if let metric = state.metrics[key] { return metric }
    if context.isDryRun { return try MetricStore.find(key, in: workspace, tx) }
    let definition = ImportedMetric.definition(key, in: context.mapping)
    let metric = try MetricStore.define(
      key, name: definition.name, unit: definition.unit, kind: definition.kind, direction: definition.direction,
      at: now, in: workspace, tx)
    state.metrics[key] = metric
    return metric
  }
}
