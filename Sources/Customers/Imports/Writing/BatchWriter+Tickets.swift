import Kernel

extension BatchWriter {
  mutating func apply(_ row: TicketRow, _ source: ImportRow, _ known: ImportKeyStore.Entry?) throws {
    guard let account = try account(row.account, known) else { return wait(source, for: row.account.label) }
    try checkStart(of: account, row.submitted.day, source)
    if let closed = row.closed, closed.timestamp < row.submitted.timestamp {
      let days = ["start": row.submitted.day.description, "end": closed.day.description]
      state.report.note(.endBeforeStart, OddityExample(line: source.line, key: source.label, details: days))
    }
    if isUnchanged(source, known) { return }
    if let known {
      try takeBack(known)
      try takeBackEvent(known)
    }
    let id: ID<Event> = known?.subject.id() ?? context.effects.newID()
    for (key, value, moment) in row.figures {
      guard let metric = try metric(key) else { continue }
      writes.signals.append(
        Signal(
          id: EventSubject(id).id(), account: account, metric: metric.number, occurredAt: moment, recordedAt: now,
          value: value, dimension: row.priority))
    }
    tell(
      Event(
        id: id, account: account, kind: .ticketOpened, occurredAt: row.submitted.timestamp, recordedAt: now,
        person: nil, payload: row.payload))
    became(EventSubject(id), source, isNew: known == nil, account: account)
  }

  /// Takes away the timeline's entry that a row became before.
  mutating func takeBackEvent(_ known: ImportKeyStore.Entry) throws {
    guard !context.isDryRun else { return }
    facts.event = try ImportFactStore.event(known.subject.id(), in: workspace, tx)
    try ImportFactStore.removeEvent(known.subject.id(), in: workspace, tx)
  }
}

extension TicketRow {
  /// The numbers that a ticket gives: on opening how many there were, of which sort and how soon they were
  /// answered; on closing, where that is known, how long they took and how content the customer was.
  ///
  /// A ticket that is not urgent counts zero urgent ones, so that silence can be told from calm.
  fileprivate var figures: [(key: String, value: Double, moment: Timestamp)] {
    let (opened, ended) = (submitted.timestamp, closed?.timestamp ?? submitted.timestamp)
    let figures: [(String, Double?, Timestamp)] = [
      (TicketMetric.opened, 1, opened),
      (TicketMetric.urgent, priority.map { $0 == "urgent" ? 1 : 0 }, opened),
      (TicketMetric.escalations, escalated.map { $0 ? 1 : 0 }, opened),
      (TicketMetric.firstResponse, firstResponseMinutes, opened),
      (TicketMetric.resolution, resolutionHours, ended),
      (TicketMetric.satisfaction, satisfaction, ended),
    ]
    return figures.compactMap { key, value, moment in value.map { (key, $0, moment) } }
  }

  fileprivate var payload: [String: String] {
    var payload: [String: String] = [:]
    payload["number"] = externalID
    payload["subject"] = subject.map { String($0.prefix(200)) }
    payload["priority"] = priority
    payload["status"] = status
    payload["channel"] = channel
    payload["closedAt"] = closed?.timestamp.description
    return payload
  }
}
