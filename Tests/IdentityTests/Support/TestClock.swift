import Kernel
import Synchronization

/// A clock that stands until a test moves it.
final class TestClock: Sendable {
  private let moment = Mutex(Timestamp(milliseconds: 1_795_000_000_000))

  var now: Timestamp { moment.withLock { $0 } }

  func advance(by duration: Duration) { moment.withLock { $0 = $0 + duration } }
}
