import Customers
import Health
import Kernel
import Storage
import TestSupport
import Testing

@Suite struct WorklistDecisionTests {
  private let day = WorklistFixture.day

  @Test(arguments: TestEngine.allCases)
  func `what is done comes back only when it got worse`(engine: TestEngine) async throws {
    try await WorklistFixture.with(engine) { fixture in
      let account = try await fixture.account("Silent", lastContact: 70)
      try await fixture.refresh()
      try await fixture.actions.decide(.done, about: account, on: day, by: fixture.actor())
      #expect(try await fixture.shown().isEmpty)
      try await fixture.refresh(on: day + 20)
      #expect(try await fixture.shown(on: day + 20).isEmpty)
      try await fixture.setContact(121, of: account)
      try await fixture.refresh()
      #expect(try await fixture.shown() == ["Silent"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a new kind of reason brings it back`(engine: TestEngine) async throws {
    try await WorklistFixture.with(engine) { fixture in
      let account = try await fixture.account("Silent", lastContact: 70)
      try await fixture.refresh()
      try await fixture.actions.decide(
        .notAProblem(reason: "They are on holiday"), about: account, on: day, by: fixture.actor())
      try await fixture.refresh()
      #expect(try await fixture.shown().isEmpty)
      try await fixture.task(due: -2, of: account)
      try await fixture.refresh()
      #expect(try await fixture.shown() == ["Silent"])
    }
  }

  @Test(
    arguments: TestEngine.allCases,
    [.done, .snoozed(until: WorklistFixture.day + 30), .notAProblem(reason: "They rest")] as [WorkDecision])
  func `other figures of the same severity do not bring it back, a worse severity does`(
    engine: TestEngine, decision: WorkDecision
  ) async throws {
    try await WorklistFixture.with(engine) { fixture in
      let account = try await fixture.account("Silent", lastContact: 70)
      try await fixture.refresh()
      try await fixture.actions.decide(decision, about: account, on: day, by: fixture.actor())
      try await fixture.setContact(120, of: account)
      try await fixture.refresh()
      #expect(try await fixture.shown().isEmpty)
      try await fixture.setContact(121, of: account)
      try await fixture.refresh()
      #expect(try await fixture.shown() == ["Silent"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a reason that was gone is new when it returns`(engine: TestEngine) async throws {
    try await WorklistFixture.with(engine) { fixture in
      let account = try await fixture.account("Silent", lastContact: 70)
      try await fixture.refresh()
      try await fixture.actions.decide(.done, about: account, on: day, by: fixture.actor())
      try await fixture.setContact(1, of: account)
      try await fixture.refresh()
      try await fixture.setContact(70, of: account)
      try await fixture.refresh()
      #expect(try await fixture.shown() == ["Silent"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a snoozed item comes back on its day, even when nothing was refreshed`(engine: TestEngine) async throws {
    try await WorklistFixture.with(engine) { fixture in
      let account = try await fixture.account("Silent", lastContact: 70)
      try await fixture.refresh()
      try await fixture.actions.decide(.snoozed(until: day + 7), about: account, on: day, by: fixture.actor())
      #expect(try await fixture.shown(on: day + 6).isEmpty)
      #expect(try await fixture.shown(on: day + 7) == ["Silent"])
      try await fixture.refresh(on: day + 7)
      #expect(try await fixture.item(account)?.state == .open)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `decisions are kept and counted, and deciding twice is deciding once`(engine: TestEngine) async throws {
    try await WorklistFixture.with(engine) { fixture in
      let account = try await fixture.account("Silent", lastContact: 130)
      try await fixture.refresh()
      let actor = fixture.actor()
      let first = try await fixture.actions.decide(.notAProblem(reason: "हाँ"), about: account, on: day, by: actor)
      let second = try await fixture.actions.decide(.done, about: account, on: day, by: actor)
      #expect(first?.severity == .act)
      #expect(second == nil)
      let workspace = fixture.workspace.id
      let (history, counts) = try await fixture.db.read { tx in
        (
          try WorkDecisionStore.history(of: account, in: workspace, tx),
          try WorkDecisionStore.counts(since: WorklistFixture.now, in: workspace, tx)
        )
      }
      #expect(history == [first].compactMap(\.self))
      #expect(history.first?.reason == "हाँ")
      #expect(counts == [.notAProblem: 1])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `nobody decides about an account that they do not see`(engine: TestEngine) async throws {
    try await WorklistFixture.with(engine) { fixture in
      let account = try await fixture.account("Silent", lastContact: 70)
      try await fixture.refresh()
      for actor in [fixture.restricted, fixture.stranger] {
        await #expect(throws: Problem.notFound) {
          try await fixture.actions.decide(.done, about: account, on: day, by: actor)
        }
      }
      #expect(try await fixture.shown() == ["Silent"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `the suggested step becomes a task and the item is done`(engine: TestEngine) async throws {
    try await WorklistFixture.with(engine) { fixture in
      let account = try await fixture.account("Silent", lastContact: 130)
      try await fixture.refresh()
      let actor = fixture.actor()
      let task = try await fixture.actions.takeStep(about: account, on: day, by: actor) { name, item, _ in
        "Call \(name): \(item.reasons.count)"
      }
      #expect(task?.details.title == "Call Silent: 1")
      #expect(task?.details.assignee == fixture.manager)
      #expect(task?.details.dueOn == day + 1, "the day is a Sunday, and nobody has said that they work then")
      #expect(try await fixture.shown().isEmpty)
      // Not done in time: a new kind of reason.
      try await fixture.refresh(on: day + 2)
      #expect(try await fixture.shown(on: day + 2) == ["Silent"])
      let again = try await fixture.actions.takeStep(about: account, on: day, by: actor) { _, _, _ in "" }
      #expect(again != nil)
    }
  }
}
