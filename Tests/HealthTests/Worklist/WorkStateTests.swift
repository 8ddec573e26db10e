import Health
import Kernel
import Testing

@Suite struct WorkStateTests {
  private let day = WorkFixture.day

  private func contact(_ severity: WorkSeverity) -> WorkReason {
    WorkReason(.noContact(last: day - 40, limit: 30), severity, since: day)
  }

  private var tasks: WorkReason { WorkReason(.tasksOverdue(count: 1, oldest: day - 1), .watch, since: day) }

  @Test func `what is done stays away while nothing gets worse`() {
    let done = WorkState([contact(.act)], until: nil)
    #expect(!done.isShown(on: day))
    #expect(done.after([contact(.act)], on: day) == done)
    #expect(done.after([contact(.watch)], on: day + 300) == done)
  }

  @Test func `what got worse comes back`() {
    let done = WorkState([contact(.watch)], until: nil)
    #expect(done.after([contact(.act)], on: day) == .open)
    #expect(done.after([contact(.watch), tasks], on: day) == .open)
  }

  @Test func `a reason that went away and comes back is new`() {
    let done = WorkState([contact(.watch), tasks], until: nil)
    let without = done.after([contact(.watch)], on: day)
    #expect(without != .open)
    #expect(without.after([contact(.watch), tasks], on: day) == .open)
  }

  @Test func `a snoozed item comes back on its day, or when it got worse`() {
    let snoozed = WorkState([contact(.watch)], until: day + 7)
    #expect(!snoozed.isShown(on: day + 6))
    #expect(snoozed.isShown(on: day + 7))
    #expect(snoozed.after([contact(.watch)], on: day + 6) == snoozed)
    #expect(snoozed.after([contact(.watch)], on: day + 7) == .open)
    #expect(snoozed.after([contact(.act)], on: day + 1) == .open)
  }

  @Test func `an open item stays open`() {
    #expect(WorkState.open.after([contact(.urgent)], on: day) == .open)
    #expect(WorkState.open.isShown(on: day))
  }
}
