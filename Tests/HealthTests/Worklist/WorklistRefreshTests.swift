import Customers
import Kernel
import Storage
import TestSupport
import Testing

@testable import Health

@Suite struct WorklistRefreshTests {
  private let day = WorklistFixture.day

  @Test(arguments: TestEngine.allCases)
  func `every rule is fed from the database`(engine: TestEngine) async throws {
    try await WorklistFixture.with(engine) { fixture in
      let fallen = try await fixture.account("Fallen")
      try await fixture.scores([(20, 80), (14, 78), (7, 70), (0, 60)], of: fallen)
      let silent = try await fixture.account("Silent", lastContact: 31) { $0.tier = "Enterprise" }
      let late = try await fixture.account("Late")
      try await fixture.task(due: -3, of: late)
      try await fixture.task(due: 0, of: late)
      let lonely = try await fixture.account("Lonely")
      try await fixture.champion("Asha", seen: 45, of: lonely)
      let stuck = try await fixture.account("Stuck") {
        $0.stage = .onboarding
        $0.customerSince = WorklistFixture.day - 61
      }
      let calm = try await fixture.account("Calm")
      #expect(try await fixture.refresh() == Worklist.Changes(items: 5, written: 5, removed: 0))
      #expect(try await fixture.item(fallen)?.reasons.map(\.kind) == [.scoreFell, .bandFell])
      #expect(try await fixture.item(silent)?.reasons.map(\.cause) == [.noContact(last: day - 31, limit: 30)])
      #expect(try await fixture.item(late)?.reasons.map(\.cause) == [.tasksOverdue(count: 1, oldest: day - 3)])
      #expect(try await fixture.item(lonely)?.reasons.map(\.kind) == [.championSilent])
      #expect(try await fixture.item(stuck)?.reasons.map(\.cause) == [.onboardingStuck(since: day - 61)])
      #expect(try await fixture.item(calm) == nil)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a stage of the workspace means what its kind means`(engine: TestEngine) async throws {
    try await WorklistFixture.with(engine) { fixture in
      let day = WorklistFixture.day
      let stuck = try await fixture.account("Stuck") {
        $0.stage = LifecycleStage(.onboarding, own: "kickoff")
        $0.customerSince = day - 61
      }
      let lost = try await fixture.account("Lost", lastContact: 200) {
        $0.stage = LifecycleStage(.churned, own: "sold")
      }
      let silent = try await fixture.account("Silent", lastContact: 200)
      try await fixture.refresh()
      #expect(try await fixture.item(stuck)?.reasons.map(\.cause) == [.onboardingStuck(since: day - 61)])
      #expect(try await fixture.item(silent) != nil, "premise: silence is work")
      #expect(try await fixture.item(lost) == nil)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a fall names the measure that moved it`(engine: TestEngine) async throws {
    try await WorklistFixture.with(engine) { fixture in
      let account = try await fixture.account("Fallen")
      try await fixture.scores([(14, 78), (0, 60)], of: account)
      try await fixture.refresh()
      let mover = WorkMover(
        measure: "weeklyUsers", scorecardVersion: 1, from: 78, to: 60, share: Points(-18))
      #expect(
        try await fixture.item(account)?.reasons.first?.cause == .scoreFell(points: 18, days: 14, movers: [mover]))
      #expect(try await fixture.item(account)?.reasons.last?.cause == .bandFell(from: .green, to: .amber))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `the champion who was seen last counts`(engine: TestEngine) async throws {
    try await WorklistFixture.with(engine) { fixture in
      let account = try await fixture.account("Lonely")
      try await fixture.champion("Asha", seen: 45, of: account)
      try await fixture.champion("Minjun", seen: 10, of: account)
      try await fixture.refresh()
      #expect(try await fixture.item(account) == nil)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `seats come from the metric that the scorecard reads for each seat`(engine: TestEngine) async throws {
    try await WorklistFixture.with(engine) { fixture in
      let full = try await fixture.account("Full") { $0.seats = 10 }
      let half = try await fixture.account("Half") { $0.seats = 20 }
      try await fixture.measureSeats([full: 9.5, half: 9.5])
      try await fixture.refresh()
      #expect(try await fixture.item(full)?.reasons.map(\.cause) == [.seatsFull(share: 0.95, seats: 10)])
      #expect(try await fixture.item(half) == nil)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `an account that leaves or recovers leaves the list`(engine: TestEngine) async throws {
    try await WorklistFixture.with(engine) { fixture in
      let leaving = try await fixture.account("Leaving", lastContact: 90)
      let recovering = try await fixture.account("Recovering", lastContact: 90)
      try await fixture.refresh()
      #expect(try await fixture.shown().count == 2)
      try await fixture.setContact(1, of: recovering)
      let workspace = fixture.workspace.id
      try await fixture.db.write { tx in
        try tx.execute("UPDATE account SET stage = 'churned' WHERE workspace_id = \(workspace) AND id = \(leaving)")
      }
      #expect(try await fixture.refresh() == Worklist.Changes(items: 0, written: 0, removed: 2))
      #expect(try await fixture.shown().isEmpty)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `what did not change is not written`(engine: TestEngine) async throws {
    try await WorklistFixture.with(engine) { fixture in
      let account = try await fixture.account("Silent", lastContact: 70)
      try await fixture.refresh()
      #expect(try await fixture.refresh(on: day + 1) == Worklist.Changes(items: 1, written: 0, removed: 0))
      #expect(try await fixture.item(account)?.version == 1)
      try await fixture.setContact(125, of: account)
      try await fixture.refresh()
      #expect(try await fixture.item(account)?.version == 2)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `what is measured anew every day keeps the day it was noticed`(engine: TestEngine) async throws {
    try await WorklistFixture.with(engine) { fixture in
      let account = try await fixture.account("Fallen")
      try await fixture.scores([(14, 78), (0, 60)], of: account)
      try await fixture.refresh(on: day - 2)
      try await fixture.refresh()
      #expect(try await fixture.item(account)?.reasons.first?.since == day - 2)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a stretch leaves the others alone`(engine: TestEngine) async throws {
    try await WorklistFixture.with(engine) { fixture in
      let first = try await fixture.account("First", lastContact: 70)
      let second = try await fixture.account("Second", lastContact: 70)
      try await fixture.refresh(.accounts([first]))
      #expect(try await fixture.shown() == ["First"])
      try await fixture.refresh(.range(second...second))
      #expect(try await fixture.shown().sorted() == ["First", "Second"])
      try await fixture.refresh(.accounts([]))
      #expect(try await fixture.shown().count == 2)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `what people told is work until somebody takes the champion's place, or thinks better`(
    engine: TestEngine
  ) async throws {
    try await WorklistFixture.with(engine) { fixture in
      let account = try await fixture.account("Acme")
      let (actor, person) = (fixture.actor(), fixture.manager)
      let told = ObservationActions(database: fixture.db, effects: fixture.effects)
      let contacts = ContactActions(database: fixture.db, effects: fixture.effects)
      let champion = try await contacts.create(
        .init(
          details: ContactDetails(displayName: "Asha"), accounts: [ContactAccount(account: account, role: .champion)]),
        by: actor)
      try await told.leave(champion.id, of: account, by: actor)
      try await told.say(.bad, about: account, at: WorklistFixture.now - .days(89), by: actor)
      try await fixture.refresh()
      let causes = try await fixture.item(account)?.reasons.map(\.cause)
      #expect(
        causes == [.championLeft(contact: champion.id, on: day), .impressionBad(by: person, on: day - 89)])
      _ = try await contacts.create(
        .init(
          details: ContactDetails(displayName: "Bora"), accounts: [ContactAccount(account: account, role: .champion)]),
        by: actor)
      try await fixture.refresh()
      #expect(try await fixture.item(account)?.reasons.map(\.kind) == [.impressionBad])
      try await fixture.refresh(on: day + 1)
      #expect(try await fixture.item(account) == nil, "after ninety days nobody is known to think so")
      try await told.say(.bad, about: account, by: actor)
      try await told.say(.neutral, about: account, by: actor)
      try await fixture.refresh()
      #expect(try await fixture.item(account) == nil)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `money is compared within its currency`(engine: TestEngine) async throws {
    try await WorklistFixture.with(engine) { fixture in
      try await fixture.account("Small dollars", mrr: 10_000, lastContact: 70)
      try await fixture.account("Large dollars", mrr: 90_000, lastContact: 70)
      try await fixture.account("Usual rupees", mrr: 5_000_000, currency: .inr, lastContact: 70)
      try await fixture.refresh()
      #expect(try await fixture.shown() == ["Large dollars", "Usual rupees", "Small dollars"])
    }
  }

  @Test func `reasons are read as they were written`() {
    let contact = ID<Contact>(high: 1, low: 2)
    let mover = WorkMover(measure: "a.b-c_d", scorecardVersion: 3, from: nil, to: 0.25, share: Points(millionths: -1))
    let causes: [WorkReason.Cause] = [
      .scoreFell(points: 18, days: 14, movers: [mover, mover]), .scoreFell(points: 10, days: 7, movers: []),
      .bandFell(from: .green, to: .red), .renewalNear(on: day, band: .amber), .onboardingStuck(since: day - 1),
      .championSilent(contact: contact, lastSeen: day), .noContact(last: day, limit: 30),
      .tasksOverdue(count: 2, oldest: day), .seatsFull(share: 0.95, seats: 40),
      .championLeft(contact: contact, on: day), .impressionBad(by: ID(high: 3, low: 4), on: day - 1),
      .impressionBad(by: nil, on: day),
    ]
    let reasons = causes.map { WorkReason($0, .act, since: day) }
    #expect(WorkReasonJSON.reasons(WorkReasonJSON.text(reasons)) == reasons)
    #expect(Set(reasons.map(\.kind)) == Set(WorkReasonKind.allCases))
    #expect(WorkReasonJSON.reasons("[]").isEmpty)
    #expect(WorkReasonJSON.reasons("nonsense").isEmpty)
  }

  @Test func `the migration is common SQL`() throws {
    #expect(try PortableSQL.violations(in: WorklistMigrations.all).isEmpty)
  }
}
