import Kernel
import Testing

@testable import Tracking

@Suite struct EventTimeTests {
  @Test(arguments: [
    ("2026-11-22T17:19:49Z", 1_795_367_989_000), ("2026-11-22T17:19:49.123456Z", 1_795_367_989_123),
    ("2026-11-22T22:49:49.5+05:30", 1_795_367_989_500), ("2026-11-22 17:19:49", 1_795_367_989_000),
    ("1795367989123", 1_795_367_989_123), ("2026-11-22T12:19:49-0500", 1_795_367_989_000),
  ])
  func `moments are read as clients write them`(text: String, milliseconds: Int64) {
    #expect(read(text) == Timestamp(milliseconds: milliseconds))
  }

  @Test(arguments: [
    "", "yesterday", "2026-13-01T00:00:00Z", "2026-02-30T00:00:00Z", "2026-11-22T25:00:00Z", "-5", "9999999999999999",
  ])
  func `what is no moment is none`(text: String) {
    #expect(read(text) == nil)
  }

  private func read(_ text: String) -> Timestamp? {
    Array(text.utf8).withUnsafeBytes { EventTime.moment($0) }
  }
}
