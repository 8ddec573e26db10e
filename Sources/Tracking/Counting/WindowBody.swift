import Kernel
import Web

/// A body of the log, read again to be counted.
struct WindowBody: Sendable {
  let entry: EventLogStore.Entry
  let sentAt: Timestamp?
  let events: [WindowEvent]

  /// - Parameter index: which body of the window it is.
  init(_ entry: EventLogStore.Entry, index: Int) {
    self.entry = entry
    let read = entry.bytes.withUnsafeBytes { bytes -> (Timestamp?, [WindowEvent]) in
      // What is in the log was read once already, so it can be read.
      guard let body = try? EventBody(bytes, kind: entry.kind) else { return (nil, []) }
      let events = body.events.enumerated().map { place, fields in
        Self.event(fields, place, index, entry, bytes)
      }
      return (body.sentAt.flatMap { EventTime.moment(bytes[$0]) }, events)
    }
    sentAt = read.0
    events = read.1
  }

  init(entry: EventLogStore.Entry, sentAt: Timestamp?, events: [WindowEvent]) {
    self.entry = entry
    self.sentAt = sentAt
    self.events = events
  }

  private static func event(
    _ fields: EventFields, _ place: Int, _ index: Int, _ entry: EventLogStore.Entry, _ bytes: UnsafeRawBufferPointer
  ) -> WindowEvent {
    WindowEvent(
      fields: fields, body: index, place: place, message: message(fields, place, entry, bytes),
      user: user(fields, entry.source, bytes))
  }

  /// An event without a message id gets one by where it stands, which never comes again.
  private static func message(
    _ fields: EventFields, _ place: Int, _ entry: EventLogStore.Entry, _ bytes: UnsafeRawBufferPointer
  ) -> UInt128 {
    if let id = fields.messageID { return WindowEvent.hash(bytes[id], HashMark.message, of: entry.source) }
    return withUnsafeBytes(of: (entry.number, Int64(place))) { own in
      Sodium.shortHash(own, key: (~entry.source.high, entry.source.low))
    }
  }

  private static func user(
    _ fields: EventFields, _ source: ID<TrackingSource>, _ bytes: UnsafeRawBufferPointer
  ) -> UInt128? {
    if let id = fields.userID { return WindowEvent.hash(bytes[id], HashMark.user, of: source) }
    return fields.anonymousID.map { WindowEvent.hash(bytes[$0], HashMark.anonymous, of: source) }
  }
}

extension EventFields {
  /// As the tables name the user; nil when the event names nobody.
  func userKey(_ bytes: UnsafeRawBufferPointer) -> String? {
    if let userID { return "u:" + bytes.text(userID) }
    return anonymousID.map { "a:" + bytes.text($0) }
  }
}
