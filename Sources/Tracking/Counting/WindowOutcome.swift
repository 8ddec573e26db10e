import Customers
import Kernel

/// What a window makes of its events, to be written in one transaction.
struct WindowOutcome: Sendable {
  /// What became of one body.
  struct BodyResult: Sendable {
    let number: Int64
    var repeated = 0
    var refused = 0
    var leftOut: [UInt8]

    mutating func leaveOut(_ place: Int) { leftOut[place / 8] |= 1 << (place % 8) }
  }

  /// An event that cannot be counted.
  struct Refusal: Sendable {
    let source: ID<TrackingSource>
    let number: Int64
    let place: Int
    let receivedAt: Timestamp
    /// The end of the key `tracking.refused.…`.
    let reason: String
    let excerpt: String
  }

  /// Something said about a user.
  struct Statement: Sendable {
    enum What: Sendable {
      /// With the traits as JSON.
      case identified([UInt8]?)
      /// Belongs to the group, with the group's traits as JSON.
      case joined(String, [UInt8]?)
      /// Was known by this key before.
      case sameAs(SourceKey, UInt128)
    }

    let user: SourceKey
    let hash: UInt128
    let what: What
    let at: Timestamp
  }

  struct NameCount: Sendable {
    let name: String
    var events: Int64 = 0
    var firstAt: Timestamp
    var lastAt: Timestamp
  }

  var counts = WindowCounts()
  var bodies: [BodyResult] = []
  var refusals: [Refusal] = []
  var statements: [Statement] = []
  var names: [UInt128: NameCount] = [:]
  /// Message ids that came for the first time.
  var messages: [UInt128] = []
  /// Contacts that were seen, and when.
  var contacts: [ID<Contact>: Timestamp] = [:]
}

extension WindowOutcome.Refusal {
  init(_ event: WindowEvent, of entry: EventLogStore.Entry, reason: String) {
    let whole = entry.bytes.withUnsafeBytes { String(decoding: $0[event.fields.whole], as: UTF8.self) }
    self.init(
      source: entry.source, number: entry.number, place: event.place, receivedAt: entry.receivedAt, reason: reason,
      excerpt: String(whole.prefix(300)))
  }
}
