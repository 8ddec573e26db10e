import Synchronization

/// Makes new ids, ascending within the process even when many are made in one millisecond.
///
/// UUIDv7 with the 12 bits after the version as a counter (RFC 9562, section 6.2, method 1).
public final class IDSource: Sendable {
  private struct State {
    var lastMillisecond: Int64 = 0
    var counter: UInt64 = 0
    var random: any RandomNumberGenerator & Sendable
  }

  private let state: Mutex<State>

  /// - Parameter random: where the 62 random bits come from; a seeded generator makes the same ids each time.
  public init(random: any RandomNumberGenerator & Sendable = FetchedRandom()) {
    state = Mutex(State(random: random))
  }

  /// A new id that says it was made at `moment`, or just after the last one when the clock stood or went back.
  public func make<Subject>(_: Subject.Type = Subject.self, at moment: Timestamp) -> ID<Subject> {
    state.withLock { state in
      if moment.milliseconds > state.lastMillisecond {
        state.lastMillisecond = moment.milliseconds
        state.counter = 0
      } else {
        state.counter += 1
        if state.counter > 0xFFF {
          state.lastMillisecond += 1
          state.counter = 0
        }
      }
      let high = UInt64(state.lastMillisecond) << 16 | 0x7000 | state.counter
      let low = state.random.next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
      return ID(high: high, low: low)
    }
  }
}
