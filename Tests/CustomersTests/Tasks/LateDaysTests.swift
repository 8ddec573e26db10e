import Foundation
import Kernel
import Storage
import TestSupport
import Testing

@testable import Customers
@testable import Identity

@Suite struct LateDaysTests {
  @Test(arguments: TestEngine.allCases)
  func `a task is late by the days of the one who has it`(_ engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { (fixture) async throws in
      let (workspace, ravi) = (fixture.workspace.id, try #require(fixture.csm.person))
      // Ravi works from Sunday to Thursday; Sunday is over, so what was due on Saturday is late for him alone.
      try await fixture.db.write { tx in
        try CalendarStore.setWeek(tx, workspace, WorkingWeek([7, 1, 2, 3, 4]), of: ravi)
      }
      var late: Set<ID<CustomerTask>> = []
      var other: Set<ID<CustomerTask>> = []
      for due in [-3, -2, -1, 0] {
        let own = try await fixture.task("Ravi's", due: due, for: ravi)
        let hers = try await fixture.task("Mina's", due: due, for: fixture.manager.person)
        let nobodys = try await fixture.task("Nobody's", due: due)
        if due < 0 { late.insert(own.id) } else { other.insert(own.id) }
        if due == -3 { late.formUnion([hers.id, nobodys.id]) } else { other.formUnion([hers.id, nobodys.id]) }
      }
      let (found, days) = try await fixture.db.read { tx in
        let days = try LateDays.load(at: SliceFixture.now, in: workspace, tx)
        return (try TaskListStore.page(TaskListStore.Query(state: .overdue, late: days), in: workspace, tx).items, days)
      }
      #expect(Set(found.map(\.task.id)) == late)
      #expect(!other.isEmpty && other.isDisjoint(with: found.map(\.task.id)))
      #expect(found.allSatisfy { $0.task.isOverdue(days) })
      #expect(days.people == [ravi: SliceFixture.today - 1])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `days are those of the time zone of the one who has the task`(_ engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { (fixture) async throws in
      let (workspace, mina) = (fixture.workspace.id, try #require(fixture.manager.person))
      try await fixture.db.write { tx in
        let profile = Profile(name: "Mina", language: nil, timeZone: TimeZone(identifier: "Asia/Seoul"))
        try PersonStore.updateProfile(tx, workspace, mina, profile)
      }
      // Monday, 16:00 in London is Tuesday, 01:00 in Seoul.
      let evening = SliceFixture.now + .hours(6)
      let late = try await fixture.db.read { tx in try LateDays.load(at: evening, in: workspace, tx) }
      #expect(late.usual == SliceFixture.today - 3)
      #expect(late.holds(dueOn: SliceFixture.today, assignee: mina))
      #expect(!late.holds(dueOn: SliceFixture.today, assignee: fixture.csm.person))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a number of business days counts those of the assignee, holidays apart`(_ engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { (fixture) async throws in
      let (workspace, ravi) = (fixture.workspace.id, try #require(fixture.csm.person))
      try await fixture.db.write { tx in
        try CalendarStore.setWeek(tx, workspace, WorkingWeek([1, 2]), of: ravi)
        try CalendarStore.save(tx, workspace, Holiday(day: SliceFixture.today + 1, name: "Fair"))
      }
      for (person, count, days) in [(ravi, 1, 7), (ravi, 0, 0), (fixture.manager.person, 1, 2), (nil, 4, 7)] {
        let draft = TaskDraft(TaskDetails(title: "T", assignee: person), dueIn: count)
        let task = try await fixture.tasks.create(draft, by: fixture.manager)
        #expect(task.details.dueOn == SliceFixture.today + days, "\(count)")
      }
      let task = try await fixture.task("T", due: 3, for: fixture.manager.person)
      let changed = try await fixture.tasks.change(task.id, version: nil, by: fixture.manager) { draft in
        draft.details.assignee = ravi
        draft.dueIn = 1
      }
      #expect(changed.details.dueOn == SliceFixture.today + 7)
    }
  }
}
