import Customers
import Kernel
import Storage
import TestSupport
import Testing

@testable import Health

@Suite struct `Spans of bands` {
  private struct Span: Equatable {
    let day: LocalDate
    let until: LocalDate
    let band: Band
  }

  @Test(arguments: TestEngine.allCases)
  func `say of every day what its score says, in whatever order and however often days are scored`(
    engine: TestEngine
  ) async throws {
    try await HealthFixture.with(engine) { fixture in
      let seed: UInt64 = 0x5A47
      var random = SeededRandom(seed: seed)
      let accounts = try await fixture.addAccounts(3)
      for round in 0..<25 {
        // Some days of some accounts, at times a long stretch as after an import, at times the last day alone.
        var records: [HealthRecord] = []
        for account in accounts where Bool.random(using: &random) {
          let first = Int.random(in: 0..<40, using: &random)
          for offset in first..<min(40, first + [1, 1, 2, 25][Int.random(in: 0..<4, using: &random)]) {
            let band = Band.allCases[Int.random(in: 0..<4, using: &random)]
            records.append(HealthFixture.record(band, on: HealthFixture.day + offset, of: account))
          }
        }
        try await fixture.write(records)
        for account in accounts {
          let spans = try await Self.spans(of: account, fixture)
          #expect(spans == Self.expected(try await fixture.history(account)), "seed \(seed), round \(round)")
        }
      }
      let others = try await fixture.db.read { tx in
        try tx.value("SELECT count(*) FROM health_span WHERE workspace_id = \(fixture.other)") ?? 0
      }
      #expect(others == 0)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `follow the past that is reckoned anew`(engine: TestEngine) async throws {
    try await HealthFixture.with(engine) { fixture in
      let account = try await PastScoresTests.scoredDaily(fixture)
      let before = try await Self.spans(of: account, fixture)
      #expect(before.map(\.band) == [.amber])
      try await fixture.send([90], of: "a", kind: .lastValue, from: HealthFixture.day + 4, to: account)
      try await fixture.service.rescore([PastChange(account, from: HealthFixture.day)], in: fixture.workspace)
      let after = try await Self.spans(of: account, fixture)
      #expect(after.map(\.band) == [.amber, .green, .amber])
      #expect(after == Self.expected(try await fixture.history(account)))
    }
  }

  private static func expected(_ points: [HealthPoint]) -> [Span] {
    var spans: [Span] = []
    for point in points where spans.last?.band != point.band {
      if let last = spans.popLast() { spans.append(Span(day: last.day, until: point.day, band: last.band)) }
      spans.append(Span(day: point.day, until: HealthSpanStore.open, band: point.band))
    }
    return spans
  }

  private static func spans(of account: ID<Account>, _ fixture: HealthFixture) async throws -> [Span] {
    try await fixture.db.read { tx in
      try tx.all(
        """
        SELECT day, until, band FROM health_span
        WHERE workspace_id = \(fixture.workspace) AND account_id = \(account) ORDER BY day
        """
      ) { Span(day: try $0["day"], until: try $0["until"], band: try $0["band"]) }
    }
  }
}
