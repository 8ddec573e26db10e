import Foundation
import Kernel
import Web

/// A body of the log, read again to be counted.
struct WindowBody: Sendable {
  let entry: EventLogStore.Entry
  let told: Telling
  let sentAt: Timestamp?
  let events: [WindowEvent]

  /// - Parameters:
  ///   - index: which body of the window it is.
  ///   - zone: the workspace's.
  init(_ entry: EventLogStore.Entry, index: Int, in zone: TimeZone) {
    self.entry = entry
    told = Telling(at: entry.receivedAt, in: zone)
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

  /// The same body with these of its events.
  func with(_ events: [WindowEvent]) -> WindowBody {
    WindowBody(entry: entry, told: told, sentAt: sentAt, events: events)
  }

  private init(entry: EventLogStore.Entry, told: Telling, sentAt: Timestamp?, events: [WindowEvent]) {
    self.entry = entry
    self.told = told
    self.sentAt = sentAt
    self.events = events
  }

  private static func event(
    _ fields: EventFields, _ place: Int, _ index: Int, _ entry: EventLogStore.Entry, _ bytes: UnsafeRawBufferPointer
  ) -> WindowEvent {
    let refusal = fields.refusal(bytes)
    return WindowEvent(
      fields: fields, body: index, place: place, message: message(fields, place, entry, bytes),
      user: refusal == nil ? user(fields, entry.source, bytes) : nil, refusal: refusal)
  }

  /// An event without a message id gets one by where it stands, which never comes again.
  private static func message(
    _ fields: EventFields, _ place: Int, _ entry: EventLogStore.Entry, _ bytes: UnsafeRawBufferPointer
  ) -> UInt128 {
    if let id = fields.messageID { return bytes.hash(id, HashMark.message, of: entry.source) }
    return withUnsafeBytes(of: (entry.number, Int64(place))) { own in
      Sodium.shortHash(own, key: (~entry.source.high, entry.source.low))
    }
  }

  private static func user(
    _ fields: EventFields, _ source: ID<TrackingSource>, _ bytes: UnsafeRawBufferPointer
  ) -> UInt128? {
    if let id = fields.userID { return bytes.hash(id, HashMark.user, of: source) }
    return fields.anonymousID.map { bytes.hash($0, HashMark.anonymous, of: source) }
  }
}

extension EventFields {
  /// An id or a name of more bytes is none, and no index of PostgreSQL holds one of some thousands.
  private static let mostBytes = 255

  /// Why the event cannot be counted, as the end of the key `tracking.refused.…`; nil when it can.
  func refusal(_ bytes: UnsafeRawBufferPointer) -> String? {
    guard let kind else { return "type" }
    if userID == nil, anonymousID == nil { return "user" }
    if kind == .track, name == nil { return "name" }
    if kind == .group, groupID == nil { return "group" }
    if kind == .alias, previousID == nil || userID == nil { return "previous" }
    let keys = [userID, anonymousID, previousID, groupID, kind == .track ? name : nil]
    return keys.allSatisfy { Self.isKeepable($0, bytes) } ? nil : "text"
  }

  /// Whether a text can be a key of a table: not too long, and without NUL.
  private static func isKeepable(_ span: ByteSpan?, _ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let span else { return true }
    return bytes.withText(span) { $0.count <= mostBytes && !$0.contains(0) }
  }

  /// As the tables name the user; nil when the event names nobody.
  func userKey(_ bytes: UnsafeRawBufferPointer) -> String? {
    if let userID { return "u:" + bytes.text(userID) }
    return anonymousID.map { "a:" + bytes.text($0) }
  }
}
