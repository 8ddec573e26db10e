import Kernel

/// What came in of late, as people see it while they set a source up.
struct RecentEvent: Sendable {
  /// What became of it.
  enum Fate: Sendable, Equatable {
    case waiting
    case counted
    /// As of its arrival, since it says that it happens more than a day later.
    case countedAsNow
    /// It came before.
    case repeated
    /// With the end of the key `tracking.refused.…`.
    case refused(String)
  }

  let receivedAt: Timestamp
  let kind: String
  let name: String?
  let user: String?
  let group: String?
  let fate: Fate

  /// The youngest events of bodies that are given youngest first.
  /// - Parameter refusals: reasons by body and place.
  static func all(
    _ entries: [EventLogStore.Entry], counted: Int64, refusals: [RefusalPlace: String], most: Int
  ) -> [RecentEvent] {
    var events: [RecentEvent] = []
    for entry in entries where events.count < most {
      let some = entry.bytes.withUnsafeBytes { bytes -> [RecentEvent] in
        guard let body = try? EventBody(bytes, kind: entry.kind) else { return [] }
        let sentAt = body.sentAt.flatMap { EventTime.moment(bytes[$0]) }
        return body.events.enumerated().reversed().prefix(most - events.count).map { place, fields in
          RecentEvent(
            receivedAt: entry.receivedAt, kind: fields.kind?.word.description ?? "?",
            name: fields.name.map { short(bytes.text($0)) },
            user: fields.userKey(bytes).map { short(String($0.dropFirst(2))) },
            group: fields.groupID.map { short(bytes.text($0)) },
            fate: fate(
              entry, place, isFromFuture: isFromFuture(fields, sentAt, entry, bytes), counted: counted, refusals))
        }
      }
      events += some
    }
    return events
  }

  private static func isFromFuture(
    _ fields: EventFields, _ sentAt: Timestamp?, _ entry: EventLogStore.Entry, _ bytes: UnsafeRawBufferPointer
  ) -> Bool {
    let said = fields.timestamp.flatMap { EventTime.moment(bytes[$0]) }
    return EventTime.corrected(said, sentAt: sentAt, receivedAt: entry.receivedAt).isFromFuture
  }

  private static func short(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.prefix(80).filter { $0.value >= 32 }))
  }

  private static func fate(
    _ entry: EventLogStore.Entry, _ place: Int, isFromFuture: Bool, counted: Int64,
    _ refusals: [RefusalPlace: String]
  ) -> Fate {
    if entry.number > counted { return .waiting }
    if let reason = refusals[RefusalPlace(number: entry.number, place: place)] { return .refused(reason) }
    let isLeftOut = place / 8 < entry.leftOut.count && entry.leftOut[place / 8] & (1 << (place % 8)) != 0
    if isLeftOut { return .repeated }
    return isFromFuture ? .countedAsNow : .counted
  }
}

/// Which event of the log.
struct RefusalPlace: Hashable, Sendable {
  let number: Int64
  let place: Int
}
