import Foundation
import Kernel
import Storage
import TestSupport
import Testing

@testable import Customers

/// The folder of public data sets; these tests are skipped without it.
private let dataFolder = ProcessInfo.processInfo.environment["SAATHI_DATA_DIR"]

@Suite(.enabled(if: dataFolder != nil, "SAATHI_DATA_DIR does not name the folder of data sets"))
struct RavenStackTests {
  @Test(arguments: TestEngine.allCases)
  func `RavenStack is imported whole, with everything odd about it named, and once only`(
    engine: TestEngine
  ) async throws {
    try await ImportFixture.with(engine) { fixture in
      let command = ImportCommand(paths: ["\(dataFolder ?? "")/ravenstack"])
      let report = try await command.run(fixture.runner(), in: fixture.workspace)
      #expect(report.isComplete)
      #expect(report.files.map(\.kind) == [.accounts, .subscriptions, .usage, .tickets, .churn])
      #expect(report.files.map(\.new) == [500, 5000, 24_979, 2000, 600])
      let odd = report.files.flatMap(\.oddities)
      #expect(odd.first { $0.kind == .duplicateKey }?.examples.count == 21)
      #expect(odd.first { $0.kind == .usageBeforeSubscription }?.count == 19_128)
      #expect(report.files[3].oddities.first { $0.kind == .beforeAccountStart }?.count == 1077)
      #expect(odd.first { $0.kind == .churnSourcesDisagree }?.count == 312)
      #expect(odd.first { $0.kind == .churnSourcesDisagree }?.total == 500)
      #expect(!odd.contains { $0.kind == .arrNotTwelveTimesMrr })
      let day = try #require(LocalDate(year: 2023, month: 6, day: 30))
      let mrr = try await fixture.db.read { tx in
        try SubscriptionStore.mrr(on: day, where: "1 = 1", in: fixture.workspace.id, tx)
      }
      #expect(mrr == [Money(minorUnits: 24_292_100, currency: .usd)])
      let asOf = try #require(AccountPast(FilterTime(day: day), today: day + 900, in: .gmt, .none))
      let before = try #require(
        AccountPast(FilterTime(day: day, knownAt: ImportFixture.now - .days(1)), today: day + 900, in: .gmt, .none))
      let (list, unknown) = try await fixture.db.read { tx in
        (
          try AccountListStore.totals("1 = 1", past: asOf, in: fixture.workspace.id, tx),
          try AccountListStore.totals("1 = 1", past: before, in: fixture.workspace.id, tx)
        )
      }
      #expect(list.mrr == mrr)
      #expect(unknown.count == 0, "nothing of it was known the day before")
      let counts = try await fixture.counts()
      let again = try await command.run(fixture.runner(seed: 2), in: fixture.workspace)
      #expect(again.files.allSatisfy { $0.new == 0 && $0.changed == 0 })
      #expect(try await fixture.counts() == counts)
    }
  }
}
