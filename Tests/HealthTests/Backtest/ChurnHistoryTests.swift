import Kernel
import Testing

@testable import Health

@Suite struct `When an account was lost` {
  static let day = LocalDate(daysSinceEpoch: 20_000)

  static func history(_ terms: [(Int, Int?)], losses: [Int] = [], churnedOn: Int? = nil) -> ChurnHistory {
    ChurnHistory(
      terms: terms.map { (day + $0.0, $0.1.map { day + $0 }) }, losses: losses.map { day + $0 },
      churnedOn: churnedOn.map { day + $0 })
  }

  @Test(
    arguments: [
      // One that ended; one that is open.
      ([(0, 100)], [100]), ([(0, nil)], []),
      // Another began on the thirtieth day, and on the thirty-first.
      ([(0, 100), (130, nil)], []), ([(0, 100), (131, nil)], [100]),
      // They overlap, the longest counts, in whatever order they stand.
      ([(50, 80), (0, 100)], [100]), ([(0, 100), (90, nil)], []),
      // Lost twice.
      ([(0, 100), (200, 300)], [100, 300]),
      // A term of no length is none.
      ([(0, 100), (120, 120)], [100]),
      // Nobody knows yet whether somebody comes back.
      ([(0, 971)], []), ([(0, 970)], [970]),
    ] as [([(Int, Int?)], [Int])])
  func `by subscriptions it is the day on which the last one ended, none following within thirty days`(
    terms: [(Int, Int?)], days: [Int]
  ) {
    let found = Self.history(terms).losses(by: .subscriptions, upTo: Self.day + 1000)
    #expect(found == days.map { Self.day + $0 })
  }

  @Test func `records and the status say it themselves, as far as anything is known`() {
    let history = Self.history([(0, nil)], losses: [30, 10, 10, 2000], churnedOn: 40)
    #expect(history.losses(by: .events, upTo: Self.day + 1000) == [Self.day + 10, Self.day + 30])
    #expect(history.losses(by: .status, upTo: Self.day + 1000) == [Self.day + 40])
    #expect(history.losses(by: .status, upTo: Self.day + 39) == [])
  }

  @Test func `a mark without a day takes the last loss on record, else the last end of a subscription`() {
    var history = Self.history([(0, 50), (60, 90), (95, nil)], losses: [70, 20])
    #expect(history.losses(by: .status, upTo: Self.day + 1000) == [])
    history.isMarked = true
    #expect(history.losses(by: .status, upTo: Self.day + 1000) == [Self.day + 70])
    history.losses = []
    #expect(history.losses(by: .status, upTo: Self.day + 1000) == [Self.day + 90])
  }

  @Test func `only a customer can be lost`() {
    let paying = Self.history([(0, 100), (200, nil)], losses: [50])
    #expect(
      [-1, 0, 99, 100, 199, 200].map { paying.isCustomer(on: Self.day + $0) } == [
        false, true, true, false, false, true,
      ])
    var unpaid = Self.history([], losses: [50])
    #expect(!unpaid.isCustomer(on: Self.day))
    unpaid.customerSince = Self.day
    #expect([-1, 0, 49, 50].map { unpaid.isCustomer(on: Self.day + $0) } == [false, true, true, false])
  }

  @Test func `who was lost is gone until another subscription begins`() {
    let history = Self.history([(0, nil), (100, nil)], losses: [50, 150])
    let losses = history.losses(by: .events, upTo: Self.day + 1000)
    #expect(
      [49, 50, 99, 100, 149, 150, 400].map { history.isGone(on: Self.day + $0, losses) } == [
        false, true, true, false, false, true, true,
      ])
  }
}
