import Customers
import Health
import Kernel
import Testing

@Suite struct WorkOrderTests {
  private let day = WorkFixture.day

  private func order(_ arr: Int64, _ severity: WorkSeverity, renewal: Int? = nil) -> WorkOrder {
    let facts = WorkFixture.calm {
      $0.arr = Money(minorUnits: arr, currency: .usd)
      $0.renewalOn = renewal.map { day + $0 }
    }
    let reason = WorkReason(.tasksOverdue(count: 1, oldest: day - 1), severity, since: day)
    return WorkOrder([reason], of: facts, mean: 1000, on: day)
  }

  @Test func `the order is the product of the parts that explain it`() {
    let order = order(2500, .act, renewal: 45)
    #expect(order.money == 2.5)
    #expect(abs(order.probability - 0.04) < 1e-12)
    #expect(order.urgency == 1.5 * 1.5)
    #expect(order.priority == Int64((order.money * order.probability * order.urgency * 1e6).rounded()))
  }

  @Test func `more money, more severity and a nearer renewal come first`() {
    #expect(order(2000, .watch).priority > order(1000, .watch).priority)
    #expect(order(1000, .act).priority > order(1000, .watch).priority)
    #expect(order(1000, .watch, renewal: 10).priority > order(1000, .watch, renewal: 20).priority)
    #expect(order(1000, .watch, renewal: 90).priority == order(1000, .watch).priority)
  }

  @Test func `an account without money still has its place`() {
    #expect(order(0, .watch).priority > 0)
    #expect(order(0, .watch).priority == order(50, .watch).priority)
    #expect(order(.max, .urgent, renewal: 0).priority > order(1000, .urgent, renewal: 0).priority)
  }

  @Test func `every further reason makes a loss more probable, never certain`() {
    var random = SeededRandom(seed: 7)
    for _ in 0..<200 {
      let causes: [WorkReason.Cause] = [
        .scoreFell(points: 20, days: 7, movers: []), .bandFell(from: .green, to: .red), .seatsFull(share: 1, seats: 1),
        .renewalNear(on: day, band: .red), .onboardingStuck(since: day), .noContact(last: day, limit: 1),
      ]
      let reasons = causes.map { cause in
        WorkReason(cause, WorkSeverity.allCases.randomElement(using: &random) ?? .act, since: day)
      }
      var last = 0.0
      for count in 1...reasons.count {
        let now = WorkOrder(Array(reasons.prefix(count)), of: WorkFixture.calm(), mean: 1, on: day).probability
        #expect(now > last && now < 1)
        last = now
      }
    }
  }

  @Test(arguments: [
    (WorkReason.Cause.scoreFell(points: 18, days: 14, movers: []), WorkSeverity.watch, WorkStep.call),
    (.seatsFull(share: 0.95, seats: 10), .watch, .write),
    (.tasksOverdue(count: 1, oldest: WorkFixture.day), .act, .task),
    (.noContact(last: WorkFixture.day, limit: 30), .watch, .write),
    (.noContact(last: WorkFixture.day, limit: 30), .act, .call),
  ])
  func `the suggested step follows from the first reason`(
    cause: WorkReason.Cause, severity: WorkSeverity, step: WorkStep
  ) {
    #expect(WorkStep(for: [WorkReason(cause, severity, since: day)]) == step)
  }
}
