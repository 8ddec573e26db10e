import Customers
@testable import Health
import Jobs
import Kernel
import Logging
import Storage
import TestSupport
import Testing

@Suite struct ArrivalTests {
  static let day = HealthFixture.day

  @Test(arguments: TestEngine.allCases)
  func `a fact that arrived is in the score as soon as the queue is empty`(engine: TestEngine) async throws {
    try await HealthFixture.with(engine) { fixture in
      let accounts = try await fixture.addAccounts(3)
      try await fixture.addCard([HealthFixture.week("a", metric: "a")])
      for account in accounts {
        try await fixture.send([80], of: "a", kind: .lastValue, from: Self.day, to: account)
        try await fixture.send([20], of: "a", kind: .lastValue, from: Self.day, to: account)
      }
      try await fixture.db.write { tx in
        try Scoring.request(accounts + accounts, effects: fixture.effects, in: fixture.workspace, tx)
      }
      #expect(try await fixture.waiting() == 3)
      await fixture.runner.drain()
      #expect(try await fixture.waiting() == 0)
      for account in accounts { #expect(try await fixture.summary(account).score == Points(20)) }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `accounts that are scored at once for the first time share one scorecard`(engine: TestEngine) async throws {
    try await HealthFixture.with(engine) { fixture in
      let accounts = try await fixture.addAccounts(6)
      for account in accounts { try await fixture.send([80], of: "a", kind: .lastValue, from: Self.day, to: account) }
      try await withThrowingTaskGroup { group in
        for account in accounts {
          group.addTask { _ = try await fixture.service.score([account], in: fixture.workspace) }
        }
        try await group.waitForAll()
      }
      let cards = try await fixture.db.read { tx in try ScorecardStore.all(in: fixture.workspace, tx) }
      #expect(cards.count == 1)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a score is not written over by one that follows from what was read before`(engine: TestEngine) async throws {
    try await HealthFixture.with(engine) { fixture in
      let account = try await fixture.addAccounts(1)[0]
      try await fixture.addCard([HealthFixture.week("a", metric: "a")])
      try await fixture.send([80], of: "a", kind: .lastValue, from: Self.day, to: account)
      let plan = try #require(try await fixture.service.plan([Self.day], isPresent: true, in: fixture.workspace))
      let slow = try await fixture.service.reckon(.accounts([account]), plan).accounts
      fixture.clock.pass(.milliseconds(5))
      try await fixture.send([20], of: "a", kind: .lastValue, from: Self.day, to: account)
      try await fixture.service.score([account], in: fixture.workspace)
      fixture.clock.pass(.milliseconds(5))
      let overtaken = try await fixture.service.write(slow, of: .accounts([account]), plan)
      #expect(overtaken == [account])
      #expect(try await fixture.summary(account).score == Points(20))
      #expect(try await fixture.history(account).map(\.score) == [Points(20)])
      // A clock that was put back does not stop the scores until it has caught up.
      fixture.clock.pass(.seconds(-60))
      try await fixture.send([50], of: "a", kind: .lastValue, from: Self.day, to: account)
      try await fixture.service.score([account], in: fixture.workspace)
      #expect(try await fixture.summary(account).score == Points(50))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `each night every account is scored for the passing of time`(engine: TestEngine) async throws {
    try await HealthFixture.with(engine) { fixture in
      let account = try await fixture.addAccounts(1)[0]
      try await fixture.addCard([HealthFixture.week("a", metric: "a", missing: .exclude)])
      try await fixture.send([80], of: "a", kind: .lastValue, from: Self.day, to: account)
      let home = Workspace(
        id: fixture.workspace, name: "ours", language: .english, timeZone: .gmt, currency: .usd)
      try await fixture.db.write { tx in
        try Scoring.scheduleNightly(of: home, effects: fixture.effects, tx)
      }
      await fixture.runner.drain()
      #expect(try await fixture.history(account).isEmpty)
      fixture.clock.move(to: Self.day + 1)
      await fixture.runner.drain()
      #expect(try await fixture.history(account).map(\.day) == [Self.day + 1])
      fixture.clock.move(to: Self.day + 30)
      await fixture.runner.drain()
      #expect(try await fixture.summary(account).band == .grey)
    }
  }
}

extension HealthFixture {
  var runner: JobRunner { runner(also: []) }

  func runner(also handlers: [JobHandler]) -> JobRunner {
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    return JobRunner(
      database: db, effects: effects, handlers: Scoring.handlers(service) + handlers, logger: logger)
  }

  func waiting() async throws -> Int { try await db.read { [workspace] tx in try JobStore.open(in: workspace, tx) } }
}
