import Customers
import Foundation
import Jobs
import Kernel
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Health
@testable import Identity

@Suite struct `The mail of a morning` {
  /// What was sent, and a way to fail.
  private final class Box: Sendable {
    let mails = Mutex<[DigestMail]>([])
    let fails = Atomic<Bool>(false)

    struct Full: Error {}

    func deliver(_ mail: DigestMail) throws {
      if fails.load(ordering: .relaxed) { throw Full() }
      mails.withLock { $0.append(mail) }
    }

    var count: Int { mails.withLock(\.count) }
  }

  /// - Parameter hour: of the fixture's Sunday, and of the days behind it from 24 on.
  private static func actions(_ fixture: WorklistFixture, at hour: Int, _ box: Box) -> DigestActions {
    let now = WorklistFixture.day.utcStart + .hours(hour)
    let ids = IDSource(random: SeededRandom(seed: UInt64(hour)))
    return DigestActions(
      database: fixture.db, effects: Effects(clock: { now }, ids: ids), library: fixture.library,
      address: "https://saathi.test", deliver: box.deliver)
  }

  private static func silent(_ fixture: WorklistFixture) async throws {
    try await fixture.account("Acme & Söhne", mrr: 100_000, lastContact: 70)
    try await fixture.refresh()
  }

  @Test(arguments: TestEngine.allCases)
  func `says in the person's language what waits, as text and as a document`(engine: TestEngine) async throws {
    try await WorklistFixture.with(engine) { fixture in
      try await Self.silent(fixture)
      try await fixture.set("language = 'ko', time_zone = 'Asia/Seoul'")
      let mail = try #require(
        try await Self.actions(fixture, at: 24, Box()).send(to: fixture.manager, in: fixture.workspace.id))
      #expect(mail.to == "mina@acme.test" && mail.subject == "오늘: 살펴볼 고객사 1곳")
      #expect(mail.text.contains("71일째 연락이 없습니다") && mail.text.contains("https://saathi.test/accounts/acc_"))
      #expect(mail.html.contains("<html lang=\"ko\">") && mail.html.contains("Acme &amp; Söhne</a>"))
      #expect(mail.html.contains("href=\"https://saathi.test/settings/profile#mail\""))
      #expect(mail.html.contains("name=\"viewport\"") && mail.html.contains("word-break: keep-all"))
      #expect(mail.html.contains("○ 데이터 부족") && mail.text.contains("○ 데이터 부족"))
      #expect(!mail.text.contains("1곳 중"), "nothing is cut")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `says how many there are when it does not name all`(engine: TestEngine) async throws {
    try await WorklistFixture.with(engine) { fixture in
      for place in 0...DigestViews.most { try await fixture.account("Account \(place)", mrr: 100_000, lastContact: 70) }
      try await fixture.refresh()
      let mail = try #require(
        try await Self.actions(fixture, at: 33, Box()).send(to: fixture.manager, in: fixture.workspace.id))
      #expect(mail.html.contains("10 of 11 accounts · <a href=\"https://saathi.test/?scope=me\">"))
      #expect(mail.text.contains("10 of 11 accounts · See the whole list"))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `comes once a day, from several servers too, and again after one that failed`(engine: TestEngine) async throws {
    try await WorklistFixture.with(engine) { fixture in
      try await Self.silent(fixture)
      let (box, workspace) = (Box(), fixture.workspace.id)
      box.fails.store(true, ordering: .relaxed)
      await #expect(throws: Box.Full.self) {
        try await Self.actions(fixture, at: 32, box).send(to: fixture.manager, in: workspace)
      }
      box.fails.store(false, ordering: .relaxed)
      try await withThrowingTaskGroup { group in
        for _ in 0..<4 {
          group.addTask { try await Self.actions(fixture, at: 33, box).send(to: fixture.manager, in: workspace) }
        }
        try await group.waitForAll()
      }
      #expect(box.count == 1)
      try await Self.actions(fixture, at: 56, box).send(to: fixture.manager, in: workspace)
      #expect(box.count == 2, "the next day has its own")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `does not come without work, on days of rest, before eight, and to those who refuse it`(
    engine: TestEngine
  ) async throws {
    try await WorklistFixture.with(engine) { fixture in
      try await Self.silent(fixture)
      let (box, workspace, manager) = (Box(), fixture.workspace.id, fixture.manager)
      for (hour, person) in [(9, manager), (31, manager), (33, fixture.colleague)] {
        try await Self.actions(fixture, at: hour, box).send(to: person, in: workspace)
        #expect(box.count == 0, "at \(hour)")
      }
      try await fixture.db.write { tx in
        try MailRefusalStore.refuse(.today, by: manager, at: WorklistFixture.now, tx, workspace)
      }
      try await Self.actions(fixture, at: 33, box).send(to: manager, in: workspace)
      #expect(box.count == 0)
      try await fixture.db.write { tx in try MailRefusalStore.accept(.today, by: manager, tx, workspace) }
      try await Self.actions(fixture, at: 33, box).send(to: manager, in: workspace)
      #expect(box.count == 1)
      try await fixture.set("deactivated_at = 1")
      try await Self.actions(fixture, at: 57, box).send(to: manager, in: workspace)
      #expect(box.count == 1)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `is asked for at everybody's own eight o'clock`(engine: TestEngine) async throws {
    try await WorklistFixture.with(engine) { fixture in
      try await fixture.set("time_zone = 'Asia/Kolkata'")
      let workspace = fixture.workspace.id
      for _ in 0..<2 { try await Self.actions(fixture, at: 0, Box()).plan(in: workspace) }
      let times = try await fixture.db.read { tx in
        try tx.values(
          "SELECT run_at FROM job WHERE workspace_id = \(workspace) ORDER BY run_at", as: Timestamp.self)
      }
      // Of two days, so that no morning is missed where a night has an hour more.
      let day = WorklistFixture.day.utcStart
      let first = [day + .hours(2) + .minutes(30), day + .hours(8)]
      #expect(times == first + first.map { $0 + .hours(24) })
    }
  }
}

extension WorklistFixture {
  /// Changes what is known of the manager.
  fileprivate func set(_ assignment: SQL) async throws {
    try await db.write { [workspace, manager] tx in
      try tx.execute(
        "UPDATE person SET \(assignment) WHERE workspace_id = \(workspace.id) AND id = \(manager)")
    }
  }
}
