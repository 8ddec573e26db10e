import Kernel
import Storage
import TestSupport
import Testing

@testable import Customers

@Suite struct `What people tell about an account` {
  private static let day = SliceFixture.today

  @Test(arguments: TestEngine.allCases)
  func `counts until somebody says otherwise, and can be taken back`(engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { fixture in
      let (alpha, manager, csm) = (fixture.alpha, fixture.manager, fixture.csm)
      try await fixture.observations.say(.good, about: alpha, at: SliceFixture.now - .days(40), by: csm)
      let second = try await fixture.observations.say(.bad, about: alpha, by: manager)
      #expect(try await fixture.impressions(of: alpha) == [.bad, .good])
      await #expect(throws: Problem.notFound) {
        try await fixture.observations.withdraw(second.id, of: alpha, by: csm)
      }
      try await fixture.observations.withdraw(second.id, of: alpha, by: manager)
      #expect(try await fixture.impressions(of: alpha) == [.good])
      await #expect(throws: Problem.notFound) {
        try await fixture.observations.withdraw(second.id, of: alpha, by: manager)
      }
      let kinds = try await fixture.kinds(of: alpha)
      #expect(kinds.count == 3 && Set(kinds) == [.impressionGiven, .observationWithdrawn])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `has two clocks, and what was taken back was known before`(engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { fixture in
      let (alpha, workspace) = (fixture.alpha, fixture.workspace.id)
      let told = Observation(
        id: fixture.effects.newID(), account: alpha, kind: .impression, judgement: .bad,
        occurredAt: SliceFixture.now - .days(20), recordedAt: SliceFixture.now - .days(10),
        person: fixture.manager.person, withdrawnAt: SliceFixture.now - .days(5))
      try await fixture.db.write { tx in try ObservationStore.insert(told, in: workspace, tx) }
      #expect(try await fixture.impressions(of: alpha).isEmpty)
      for (back, count) in [(12, 0), (8, 1), (4, 0)] {
        let known = try await fixture.impressions(of: alpha, knownAt: SliceFixture.now - .days(back))
        #expect(known.count == count, "known \(back) days ago")
      }
      let earlier = try await fixture.impressions(of: alpha, upTo: Self.day - 21, knownAt: SliceFixture.now - .days(8))
      #expect(earlier.isEmpty)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `makes a champion who left one of the users, with their history`(engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { fixture in
      let (alpha, manager, actions) = (fixture.alpha, fixture.manager, fixture.observations)
      let contact = try await fixture.contact("Asha", at: [ContactAccount(account: alpha, role: .champion)])
      let told = try await actions.leave(contact.id, of: alpha, by: manager)
      #expect(try await fixture.role(of: contact.id, at: alpha) == .user)
      await #expect(throws: Problem.invalid("/contactId", "notAChampion")) {
        try await actions.leave(contact.id, of: alpha, by: manager)
      }
      try await actions.withdraw(told.id, of: alpha, by: manager)
      #expect(try await fixture.role(of: contact.id, at: alpha) == .champion)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `says how a meeting went, but not how a note did`(engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { fixture in
      let (alpha, manager, workspace) = (fixture.alpha, fixture.manager, fixture.workspace.id)
      await #expect(throws: Problem.invalid("/outcome", "onlyOfConversations")) {
        try await fixture.notes.add(.init(body: "Thought", outcome: .good), to: alpha, by: manager)
      }
      let note = try await fixture.notes.add(.init(kind: .meeting, body: "Met", outcome: .bad), to: alpha, by: manager)
      func read() async throws -> Judgement? {
        try await fixture.db.read { tx in try NoteStore.find(note.id, in: workspace, tx)?.outcome }
      }
      #expect(try await read() == .bad)
      let told = try await fixture.db.read { tx in
        try ObservationStore.told(of: alpha, [.meetingOutcome], in: workspace, tx)
      }
      #expect(told.map(\.note) == [note.id])
      let outcome = try #require(told.first)
      try await fixture.observations.withdraw(outcome.id, of: alpha, by: manager)
      #expect(try await read() == nil)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `is told by nobody who does not see it, and of no day to come`(engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { fixture in
      for actor in [fixture.csm, fixture.stranger] {
        await #expect(throws: Problem.notFound) {
          try await fixture.observations.say(.good, about: fixture.beta, by: actor)
        }
      }
      await #expect(throws: Problem.invalid("/occurredAt", "inTheFuture")) {
        try await fixture.observations.say(
          .good, about: fixture.beta, at: SliceFixture.now + .days(1), by: fixture.manager)
      }
      let told = try await fixture.impressions(of: fixture.beta)
      #expect(told.isEmpty)
    }
  }
}

extension SliceFixture {
  fileprivate var observations: ObservationActions { ObservationActions(database: db, effects: effects) }

  fileprivate func impressions(
    of account: ID<Account>, upTo day: LocalDate? = nil, knownAt moment: Timestamp? = nil
  ) async throws -> [Judgement] {
    let workspace = workspace.id
    return try await db.read { tx in
      try ObservationStore.told(of: account, [.impression], upTo: day, knownAt: moment, in: workspace, tx)
        .map(\.judgement)
    }
  }

  fileprivate func role(of contact: ID<Contact>, at account: ID<Account>) async throws -> ContactRole? {
    let workspace = workspace.id
    return try await db.read { tx in try ContactStore.find(contact, in: workspace, tx)?.role(at: account) }
  }
}
