import Foundation
import Kernel
import Storage
import TestSupport
import Testing

@testable import Customers
@testable import Health

@Suite struct `Health of a segment` {
  /// A Wednesday.
  private static let today = LocalDate(daysSinceEpoch: 20_003 + 100)

  @Test(arguments: TestEngine.allCases)
  func `is of who was in it at the end of each week, and of today's members before it was made`(
    engine: TestEngine
  ) async throws {
    try await HealthFixture.with(engine) { fixture in
      let accounts = try await fixture.addAccounts(3)
      let (stays, leaves, never) = (accounts[0], accounts[1], accounts[2])
      let days = PortfolioReach.weeks.days(endingOn: Self.today)
      let made = days[9] - 2
      for (account, band, points) in [(stays, Band.red, 20), (leaves, .green, 80), (never, .amber, 60)] {
        let records = days.map { HealthFixture.record(band, points, on: $0, of: account) }
        try await fixture.write(records)
        try await fixture.db.write { tx in
          let trend = try HealthScoreStore.trend(of: account, endingOn: Self.today, in: fixture.workspace, tx)
          try AccountSummaryStore.setHealth(
            HealthSummary(score: Points(points), band: band, coverage: 1, day: Self.today, trend: trend), of: account,
            in: fixture.workspace, tx)
        }
      }
      let segment = Segment(
        id: fixture.effects.newID(), name: "Some", question: "health<100", createdBy: nil,
        createdAt: made.utcStart + .hours(1), updatedAt: made.utcStart, version: 1)
      try await fixture.db.write { tx in
        try SegmentStore.insert(segment, in: fixture.workspace, tx)
        try SegmentMemberStore.enter(
          segment.id, [stays, leaves], at: made.utcStart + .hours(1), in: fixture.workspace, tx)
        try SegmentMemberStore.leave(
          segment.id, [leaves], at: (days[11] - 1).utcStart, in: fixture.workspace, tx)
      }
      let health = try await Self.health(segment, fixture.actor, fixture)
      #expect(health.weeks.map(\.day) == days)
      #expect(health.weeks.map(\.isOfToday) == Array(repeating: true, count: 9) + [false, false, false, false])
      // Those of today: the one that is red. Then both, until one leaves.
      #expect(health.weeks.map(\.mean) == Array(repeating: 20, count: 9) + [50, 50, 20, 20])
      #expect(health.weeks[10].bands.map(\.accounts) == [1, 0, 1, 0] && health.weeks[10].scored == 2)
      #expect(health.weeks[12].bands.map(\.accounts) == [1, 0, 0, 0])
      let stranger = Actor(
        workspace: fixture.workspace, kind: .person, person: nil, permissions: [.healthRead], visibility: .ownedBy([]))
      let unseen = try await Self.health(segment, stranger, fixture)
      #expect(unseen.weeks.allSatisfy { $0.mean == nil && $0.bands.allSatisfy { $0.accounts == 0 } })
    }
  }

  private static func health(
    _ segment: Segment, _ actor: Actor, _ fixture: HealthFixture
  ) async throws -> SegmentHealth {
    try await fixture.db.read { tx in try SegmentHealth(segment, today: today, zone: .gmt, for: actor, tx) }
  }
}
