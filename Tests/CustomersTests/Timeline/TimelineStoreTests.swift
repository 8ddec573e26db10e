import Kernel
import Storage
import TestSupport
import Testing

@testable import Customers

@Suite struct TimelineStoreTests {
  @Test(arguments: TestEngine.allCases)
  func `pages of any choice show everything once, newest first`(_ engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { (fixture) async throws in
      let events = try await events(300, in: fixture)
      let workspace = fixture.workspace.id
      for kinds in [[], [EventKind.note], [.note, .call, .taskAdded]] {
        for person in [nil, fixture.csm.person] {
          let wanted = events.filter {
            (kinds.isEmpty || kinds.contains($0.kind)) && (person == nil || $0.person == person)
          }.sorted { ($0.occurredAt, $0.id) > ($1.occurredAt, $1.id) }
          let found = try await fixture.db.read { tx in
            var query = TimelineQuery(account: fixture.alpha, kinds: kinds, person: person, limit: 23)
            var found: [Event] = []
            repeat {
              let page = try EventStore.timeline(query, in: workspace, tx)
              found += page.items
              query.after = page.next
            } while query.after != nil
            return found
          }
          #expect(!wanted.isEmpty && found.map(\.id) == wanted.map(\.id), "\(kinds) \(person == nil)")
        }
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `from is inclusive and until is not`(_ engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { (fixture) async throws in
      let events = try await events(50, in: fixture)
      let moments = Set(events.map(\.occurredAt)).sorted()
      let workspace = fixture.workspace.id
      let found = try await fixture.db.read { tx in
        let query = TimelineQuery(account: fixture.alpha, from: moments[2], until: moments[5])
        #expect(
          try EventStore.timeline(query, in: fixture.stranger.workspace, tx).items.isEmpty)
        return try EventStore.timeline(query, in: workspace, tx).items
      }
      #expect(Set(found.map(\.occurredAt)) == Set(moments[2..<5]))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a timeline of 100,000 entries is walked by an index, whatever is asked of it`(
    _ engine: TestEngine
  ) async throws {
    try await SliceFixture.with(engine) { (fixture) async throws in
      _ = try await events(100_000, in: fixture)
      try await fixture.db.write { tx in try tx.renewStatistics() }
      let workspace = fixture.workspace.id
      let cursor = Cursor([String(SliceFixture.now.milliseconds), ID<Event>(high: 0, low: 0).description])
      for kind in [nil, EventKind.note, .imported] {
        for person in [nil, fixture.csm.person] {
          let query = TimelineQuery(
            account: fixture.alpha, person: person, from: Timestamp(milliseconds: 0), after: cursor)
          let statement = try EventStore.statement(query, kind, in: workspace)
          try await expectUsesIndex(statement, in: fixture.db, avoidingFullScans: false)
        }
      }
      for kinds in [[], [EventKind.imported], [.note, .call, .imported]] {
        let query = TimelineQuery(account: fixture.alpha, kinds: kinds, after: cursor)
        let page = try await fixture.db.read { tx in try TimelineStore.page(query, in: workspace, tx) }
        #expect(!page.items.isEmpty)
      }
    }
  }

  /// Events of four kinds, several in each minute, by two people; an import among a thousand.
  private func events(_ count: Int, in fixture: SliceFixture) async throws -> [Event] {
    let kinds: [EventKind] = [.note, .call, .taskAdded, .accountChanged]
    let events = (0..<count).map { number in
      let moment = SliceFixture.now - .minutes(number / 3)
      return Event(
        id: fixture.effects.newID(), account: fixture.alpha,
        kind: number % 1000 == 999 ? .imported : kinds[(number / 2) % 4], occurredAt: moment, recordedAt: moment,
        person: number % 2 == 0 ? fixture.csm.person : fixture.manager.person)
    }
    let workspace = fixture.workspace.id
    try await fixture.db.write { tx in try EventStore.insert(events, in: workspace, tx) }
    return events
  }
}
