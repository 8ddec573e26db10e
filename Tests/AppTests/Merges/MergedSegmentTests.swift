import Kernel
import Storage
import TestSupport
import Testing

@testable import App
@testable import Customers

@Suite struct `An account of a segment that is merged and apart again` {
  @Test(arguments: TestEngine.allCases)
  func `was in it all the time when it came back before the undo`(engine: TestEngine) async throws {
    try await SegmentOfOne.with(engine) { one in
      let before = try await one.stays()
      #expect(before.count == 1 && before[0].left == nil, "premise: it is in the segment")
      try await one.merge(tier: .other)
      try await one.round(after: 1)
      #expect(try await one.stays().map(\.left) == [one.time(1)], "premise: the merge put it out")
      try await one.setTier("gold")
      try await one.round(after: 2)
      #expect(try await one.stays().count == 2, "premise: it came back")
      try await one.undo(after: 3)
      #expect(try await one.stays() == before)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `was in it all the time when only the merge put it out`(engine: TestEngine) async throws {
    try await SegmentOfOne.with(engine) { one in
      let before = try await one.stays()
      try await one.merge(tier: .other)
      try await one.round(after: 1)
      try await one.undo(after: 3)
      #expect(try await one.stays() == before)
      #expect(try await one.countOfToday() == 1)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `has left it when it was changed in between`(engine: TestEngine) async throws {
    try await SegmentOfOne.with(engine) { one in
      try await one.merge(tier: .own)
      try await one.setTier("silver")
      try await one.round(after: 1)
      try await one.undo(after: 3)
      #expect(try await one.stays().map(\.left) == [one.time(1)])
      #expect(try await one.countOfToday() == 0)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `was never in it when only the merge put it in`(engine: TestEngine) async throws {
    try await SegmentOfOne.with(engine, tier: "silver", other: "gold") { one in
      #expect(try await one.stays().isEmpty, "premise: it is outside")
      try await one.merge(tier: .other)
      try await one.round(after: 1)
      #expect(try await one.stays().count == 1, "premise: the merge put it in")
      try await one.undo(after: 3)
      #expect(try await one.stays().isEmpty)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `is not in one that was laid aside in between`(engine: TestEngine) async throws {
    try await SegmentOfOne.with(engine, tier: "silver", other: "gold") { one in
      try await one.merge(tier: .own)
      try await one.fixture.send("DELETE", "/api/v1/segments/\(one.segment)")
      try await one.undo(after: 3)
      #expect(try await one.stays(of: one.fixture.beta).map { $0.left == nil } == [false])
    }
  }
}

/// A segment of golden accounts, and one account that is in it unless it is said otherwise.
private struct SegmentOfOne: Sendable {
  struct Stay: Equatable, Sendable {
    let entered: Timestamp
    let left: Timestamp?
  }

  let fixture: MergeFixture
  let segment: ID<Segment>

  static func with(
    _ engine: TestEngine, tier: String = "gold", other: String = "silver",
    _ body: @Sendable @escaping (SegmentOfOne) async throws -> Void
  ) async throws {
    try await MergeFixture.with(engine) { fixture in
      for (account, tier) in [(fixture.alpha, tier), (fixture.beta, other)] {
        try await fixture.send("PATCH", "/api/v1/accounts/\(account)", #"{"tier": "\#(tier)"}"#)
      }
      let made = try await fixture.send("POST", "/api/v1/segments", #"{"name": "Golden", "filter": "tier:gold"}"#)
      try await body(SegmentOfOne(fixture: fixture, segment: try #require(ID(made.text("id") ?? ""))))
    }
  }

  func time(_ seconds: Int64) -> Timestamp { AppFixture.now + .seconds(seconds) }

  func merge(tier: MergeSide) async throws {
    try await fixture.actions().merge(
      fixture.alpha, with: fixture.beta, choices: [.tier: tier], by: try fixture.owner())
  }

  func undo(after seconds: Int64) async throws {
    try await fixture.actions(at: time(seconds)).undo(into: fixture.alpha, by: try fixture.owner())
  }

  func setTier(_ tier: String) async throws {
    try await fixture.send("PATCH", "/api/v1/accounts/\(fixture.alpha)", #"{"tier": "\#(tier)"}"#)
  }

  func round(after seconds: Int64) async throws {
    try await SegmentRefresh(database: fixture.db, effects: fixture.effects(at: time(seconds)))
      .refresh([fixture.alpha], in: fixture.workspace)
  }

  func stays(of account: ID<Account>? = nil) async throws -> [Stay] {
    try await fixture.db.read { tx in
      try SegmentMemberStore.stays(
        in: segment, where: "a.id = \(account ?? fixture.alpha)", in: fixture.workspace, tx
      ).map { Stay(entered: $0.entered, left: $0.left) }.sorted { $0.entered < $1.entered }
    }
  }

  func countOfToday() async throws -> Int? {
    let today = AppFixture.now.utcDay
    return try await fixture.db.read { tx in
      try SegmentCountStore.counts(of: segment, from: today, to: today, in: fixture.workspace, tx).last?.members
    }
  }
}
