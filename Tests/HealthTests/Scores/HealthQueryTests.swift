import Customers
import Foundation
import Kernel
import Storage
import TestSupport
import Testing

@testable import Health

@Suite struct HealthQueryTests {
  @Test(arguments: TestEngine.allCases)
  func `scoring reads every table by an index`(engine: TestEngine) async throws {
    try await HealthFixture.with(engine) { fixture in
      let accounts = try await fixture.addAccounts(3).sorted()
      let stretch = ScoringStore.Stretch.range(accounts[0]...accounts[2])
      let day = HealthFixture.day
      try await expectUsesIndex(
        ScoringStore.factsQuery(stretch, before: day, in: fixture.workspace), in: fixture.db)
      try await expectUsesIndex(
        ScoringStore.monthQuery(stretch, day.monthIndex, in: fixture.workspace), in: fixture.db)
    }
  }

  @Test func `migrations are written in the common dialect`() throws {
    #expect(try PortableSQL.violations(in: HealthMigrations.all).isEmpty)
  }
}

@Suite struct HealthTrendTests {
  /// A Monday.
  static let monday = LocalDate(daysSinceEpoch: 20_003)

  @Test func `a week keeps its latest score and a week without one stays empty`() {
    let made = HealthTrend.made(
      of: [(Self.monday, Points(10)), (Self.monday + 6, Points(20)), (Self.monday + 14, Points(30))],
      endingOn: Self.monday + 14)
    #expect(made == [20, nil, 30])
  }

  @Test func `thirteen weeks are kept`() {
    let days = (0..<40).map { (day: Self.monday + 7 * $0, score: Optional(Points($0))) }
    #expect(HealthTrend.made(of: days, endingOn: days[39].day) == Array(27...39))
  }

  @Test func `weeks without scores at the end are shown as such`() {
    let made = HealthTrend.made(of: [(Self.monday, Points(10))], endingOn: Self.monday + 21)
    #expect(made == [10, nil, nil, nil])
  }
}

@Suite struct PastDaysTests {
  static let today = LocalDate(daysSinceEpoch: 20_000)

  @Test func `weeks reach back to the first data, and the last month is daily`() {
    let days = ScoringService.pastDays(of: (Self.today - 100)...Self.today, before: Self.today)
    #expect(days.suffix(30).map { Self.today - $0 } == Array((1...30).reversed()))
    #expect(days == days.sorted() && Set(days).count == days.count)
    #expect(days[0] >= Self.today - 100 && days[0] < Self.today - 93)
  }

  @Test func `no more than eighteen months before the last data`() {
    let days = ScoringService.pastDays(of: (Self.today - 3000)...Self.today, before: Self.today)
    #expect(days[0] >= Self.today.adding(months: -18))
    #expect(ScoringService.pastDays(of: nil, before: Self.today).isEmpty)
  }
}
