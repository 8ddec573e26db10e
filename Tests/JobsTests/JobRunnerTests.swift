import Foundation
import Jobs
import Kernel
import Logging
import Storage
import Synchronization
import TestSupport
import Testing

@Suite struct JobRunnerTests {
  @Test(arguments: TestEngine.allCases)
  func `what waits under one key is one job with the latest payload`(engine: TestEngine) async throws {
    try await JobFixture.with(engine) { fixture in
      for payload in ["a", "b", "c"] { try await fixture.ask("work", key: "same", payload: payload) }
      try await fixture.ask("work", payload: "other")
      #expect(try await fixture.open() == 2)
      await fixture.runner().drain()
      #expect(Set(fixture.done.flatMap(\.self)) == ["c", "other"])
      #expect(try await fixture.open() == 0)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `the least payload of all that was asked for is kept where it counts, after a failure too`(
    engine: TestEngine
  ) async throws {
    try await JobFixture.with(engine) { fixture in
      for payload in ["2026-03-02", "2026-01-09", "2026-02-01"] {
        try await fixture.ask("work", key: "same", payload: payload, keeping: .least)
      }
      let leased = try await fixture.lease()
      #expect(leased.map(\.payload) == ["2026-01-09"])
      try await fixture.ask("work", key: "same", payload: "2026-05-05", keeping: .least)
      let now = fixture.now
      try await fixture.db.write { tx in
        try JobStore.fail(leased[0], error: "broken", keeping: .least, at: now, retry: now, tx)
      }
      #expect(try await fixture.lease().map(\.payload) == ["2026-01-09"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `what is asked for while it runs is done once more`(engine: TestEngine) async throws {
    try await JobFixture.with(engine) { fixture in
      try await fixture.ask("work", key: "same", payload: "first")
      let leased = try await fixture.lease()
      try await fixture.ask("work", key: "same", payload: "second")
      #expect(leased.map(\.payload) == ["first"])
      #expect(try await fixture.lease().map(\.payload) == ["second"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a lease keeps others away until it ends`(engine: TestEngine) async throws {
    try await JobFixture.with(engine) { fixture in
      try await fixture.ask("work", payload: "x")
      let first = try await fixture.lease()
      #expect(try await fixture.lease().isEmpty)
      fixture.pass(.seconds(61))
      let second = try await fixture.lease()
      #expect(second.map(\.attempts) == [2])
      // Whoever lost the lease cannot end the job.
      try await fixture.db.write { tx in try JobStore.complete(first, tx) }
      #expect(try await fixture.open() == 1)
      try await fixture.db.write { tx in try JobStore.complete(second, tx) }
      #expect(try await fixture.open() == 0)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a kind that may not have all workers leaves some to the others`(engine: TestEngine) async throws {
    try await JobFixture.with(engine) { fixture in
      for _ in 0..<3 { try await fixture.ask("long") }
      fixture.pass(.milliseconds(1))
      try await fixture.ask("short")
      let now = Mutex(0)
      let most = Mutex(0)
      let isDone = Mutex(false)
      let long = JobHandler("long", most: 1) { _ in
        let running = now.withLock { now in
          now += 1
          return now
        }
        most.withLock { $0 = max($0, running) }
        // It ends when the others have had their turn; 10 s at the latest.
        for _ in 0..<1000 where !isDone.withLock(\.self) { try await Task.sleep(for: .milliseconds(10)) }
        now.withLock { $0 -= 1 }
      }
      let short = JobHandler("short") { _ in isDone.withLock { $0 = true } }
      let runner = JobRunner(
        database: fixture.db, effects: fixture.effects, handlers: [long, short], logger: Logger(label: "test"))
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<3 { group.addTask { await runner.drain() } }
      }
      await runner.drain()
      #expect(isDone.withLock(\.self) && most.withLock { $0 } == 1)
      #expect(try await fixture.open() == 0)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `work that takes longer than its lease keeps it`(engine: TestEngine) async throws {
    try await JobFixture.with(engine) { fixture in
      try await fixture.ask("work", payload: "x")
      let other = Mutex(1)
      let handler = JobHandler("work", lease: .milliseconds(300)) { jobs in
        fixture.pass(.milliseconds(200))
        while try await fixture.leaseEnd() <= jobs[0].runAt { try await Task.sleep(for: .milliseconds(10)) }
        // Past the first lease, within the second.
        fixture.pass(.milliseconds(200))
        let taken = try await fixture.lease()
        other.withLock { $0 = taken.count }
      }
      await JobRunner(
        database: fixture.db, effects: fixture.effects, handlers: [handler], logger: Logger(label: "test")
      ).drain()
      #expect(other.withLock { $0 } == 0)
      #expect(try await fixture.open() == 0)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a job that fails comes again later and at last waits for a person`(engine: TestEngine) async throws {
    try await JobFixture.with(engine) { fixture in
      try await fixture.ask("work", payload: "x")
      let runner = fixture.runner(retries: RetryPolicy(first: .seconds(10), attempts: 3)) { _ in true }
      await runner.drain()
      #expect(fixture.done.count == 1)
      for _ in 0..<5 {
        fixture.pass(.seconds(60))
        await runner.drain()
      }
      #expect(fixture.done.count == 3)
      let dead = try await fixture.dead()
      #expect(dead.map(\.attempts) == [3])
      #expect(dead.first?.lastError.contains("Broken") == true)
      #expect(try await fixture.open() == 0)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a batch that fails comes again one by one`(engine: TestEngine) async throws {
    try await JobFixture.with(engine) { fixture in
      for payload in ["a", "bad", "c"] { try await fixture.ask("work", payload: payload) }
      let runner = fixture.runner(batch: 10, retries: RetryPolicy(first: .seconds(1), attempts: 2)) { jobs in
        jobs.contains { $0.payload == "bad" }
      }
      await runner.drain()
      fixture.pass(.seconds(60))
      await runner.drain()
      #expect(fixture.done.map(\.count) == [3, 1, 1, 1])
      #expect(try await fixture.dead().count == 1)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a daily schedule fires once, however many processes look`(engine: TestEngine) async throws {
    try await JobFixture.with(engine) { fixture in
      let zone = try #require(TimeZone(identifier: "Asia/Seoul"))
      try await fixture.db.write { tx in
        try ScheduleStore.daily("work", hour: 2, in: zone, after: fixture.now, of: fixture.workspace, tx)
      }
      let (one, other) = (fixture.runner(), fixture.runner())
      await one.drain()
      #expect(fixture.done.isEmpty)
      fixture.pass(.days(1))
      async let left: Void = one.drain()
      async let right: Void = other.drain()
      _ = await (left, right)
      #expect(fixture.done.count == 1)
      fixture.pass(.days(3))
      await one.drain()
      #expect(fixture.done.count == 2)
    }
  }

  @Test func `waits double, are spread by half and end after the last attempt`() {
    let policy = RetryPolicy(first: .seconds(1), longest: .seconds(10), attempts: 6)
    #expect(
      (1...6).map { policy.delay(after: $0, random: 1) } == [
        .seconds(1), .seconds(2), .seconds(4), .seconds(8), .seconds(10), nil,
      ])
    #expect(policy.delay(after: 2, random: 0) == .seconds(1))
  }

  @Test func `migrations are written in the common dialect`() throws {
    #expect(try PortableSQL.violations(in: JobMigrations.all).isEmpty)
  }
}

extension JobFixture {
  func lease() async throws -> [Job] {
    try await db.write { [now] tx in
      try JobStore.lease(["work"], at: now, batch: { _ in 1 }, lease: { _ in .seconds(60) }, tx)
    }
  }
}
