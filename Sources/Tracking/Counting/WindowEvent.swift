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
  /// Of the user key, together with the source; nil for an event that is refused.
  let user: UInt128?
  /// Why it cannot be counted, as the end of the key `tracking.refused.…`; nil when it can.
  let refusal: String?
  var isRepeated = false

  /// The source and the mark are part of the hash: nobody can make another source's ids collide with theirs.
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

extension UnsafeRawBufferPointer {
  /// The hash of what an id says, however it is escaped.
  func hash(_ id: ByteSpan, _ mark: UInt64, of source: ID<TrackingSource>) -> UInt128 {
    withText(id) { WindowEvent.hash($0, mark, of: source) }
  }
}
