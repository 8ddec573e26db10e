import Kernel
import Web

/// An event of a window with what identifies it, hashed once.
struct WindowEvent: Sendable {
  let fields: EventFields
  /// Which body of the window brought it, and its place there.
  let body: Int
  let place: Int
  /// Of the message id, together with the source.
  let message: UInt128
  /// Of the user key, together with the source; nil when the event names nobody.
  let user: UInt128?
  var isRepeated = false

  /// Whose hash it is besides the bytes: nobody can make one source's ids collide with another's.
  static func key(_ source: ID<TrackingSource>) -> (UInt64, UInt64) { (source.high, source.low) }

  /// What tells user ids from anonymous ids and both from message ids.
  static func hash(
    _ bytes: UnsafeRawBufferPointer, _ mark: UInt64, of source: ID<TrackingSource>
  ) -> UInt128 {
    Sodium.shortHash(bytes, key: (source.high ^ mark, source.low))
  }
}

/// Marks of `WindowEvent.hash`.
enum HashMark {
  static let message: UInt64 = 0
  static let user: UInt64 = 0x5555
  static let anonymous: UInt64 = 0xAAAA
}
