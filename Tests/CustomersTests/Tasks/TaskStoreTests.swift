import Kernel
import Storage
import TestSupport
import Testing

@testable import Customers

@Suite struct TaskStoreTests {
  @Test(arguments: TestEngine.allCases)
  func `pages go by due date, and tasks without one come last`(_ engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { (fixture) async throws in
      for due in [3, -2, nil, 0, -2, nil, 9] { _ = try await fixture.task("T", due: due) }
      let workspace = fixture.workspace.id
      let found = try await fixture.db.read { tx in
        var query = TaskListStore.Query(late: SliceFixture.late, limit: 3)
        var found: [CustomerTask] = []
        repeat {
          let page = try TaskListStore.page(query, in: workspace, tx)
          found += page.items.map(\.task)
          query.after = page.next
        } while query.after != nil
        return found
      }
      #expect(found.map { $0.details.dueOn.map { $0 - SliceFixture.today } } == [-2, -2, 0, 3, 9, nil, nil])
      #expect(Set(found.map(\.id)).count == 7)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `overdue is what was due up to the last business day and is not done`(_ engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { (fixture) async throws in
      let (alpha, ravi, mina) = (fixture.alpha, fixture.csm.person, fixture.manager.person)
      let late = try await fixture.task("Late", due: -3, at: alpha, for: ravi)
      _ = try await fixture.task("Also late", due: -9, at: alpha, for: mina)
      _ = try await fixture.task("On Sunday, with Monday to do it", due: -1, at: alpha, for: ravi)
      _ = try await fixture.task("Today", due: 0, at: alpha, for: ravi)
      _ = try await fixture.task("Some day", at: alpha, for: ravi)
      let done = try await fixture.task("Done", due: -3, at: alpha, for: ravi)
      _ = try await fixture.tasks.complete(done.id, by: fixture.csm)
      let workspace = fixture.workspace.id
      try await fixture.db.read { (tx) throws in
        let days = try LateDays.load(at: SliceFixture.now, in: workspace, tx)
        #expect(days == SliceFixture.late)
        let query = TaskListStore.Query(assignee: ravi, state: .overdue, late: days)
        #expect(try TaskListStore.page(query, in: workspace, tx).items.map(\.task.id) == [late.id])
        let accounts = try TaskListStore.overdueByAccount(
          days, accounts: [alpha, fixture.beta], in: workspace, tx)
        #expect(accounts == [alpha: 2])
        let people = try TaskListStore.overdueByPerson(days, in: workspace, tx)
        #expect(people == Dictionary(uniqueKeysWithValues: [ravi, mina].compactMap { $0 }.map { ($0, 1) }))
        let others = try TaskListStore.overdueByPerson(
          days, in: fixture.stranger.workspace, tx)
        #expect(others.isEmpty)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a task is seen with its account, and without one by those it is about`(_ engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { (fixture) async throws in
      let seen = try await fixture.task("Alpha's", at: fixture.alpha)
      let hidden = try await fixture.task("Beta's", at: fixture.beta, for: fixture.csm.person)
      let own = try await fixture.task("Own", for: fixture.csm.person)
      let free = try await fixture.task("Free")
      try await fixture.db.read { (tx) throws in
        for task in [seen, own] { #expect(try TaskAccess.load(task.id, for: fixture.csm, tx) == task) }
        for task in [hidden, free] {
          #expect(try TaskAccess.load(task.id, for: fixture.manager, tx) == task)
          #expect(throws: Problem.notFound) { try TaskAccess.load(task.id, for: fixture.csm, tx) }
        }
        #expect(throws: Problem.notFound) { try TaskAccess.load(seen.id, for: fixture.stranger, tx) }
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `lists seek in an index`(_ engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { (fixture) async throws in
      let cursor = Cursor(["20000", ID<CustomerTask>(high: 0, low: 0).description])
      let late = LateDays(usual: SliceFixture.today - 3, people: [try #require(fixture.csm.person): SliceFixture.today])
      for state in [nil, TaskState.open, .overdue, .done] {
        for (account, assignee) in [(nil, nil), (fixture.alpha, nil), (nil, fixture.csm.person)] {
          let query = TaskListStore.Query(
            account: account, assignee: assignee, state: state, late: late, after: cursor)
          try await expectUsesIndex(try TaskListStore.statement(query, in: fixture.workspace.id), in: fixture.db)
        }
      }
    }
  }
}
