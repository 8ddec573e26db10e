import Foundation
import Kernel
import Storage
import TestSupport
import Testing

@testable import Customers

@Suite struct `An account of the past` {
  private static let today = SliceFixture.today

  @Test(arguments: TestEngine.allCases)
  func `has left when it was said so, for the reason that was said then`(engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { fixture in
      try await fixture.churn(on: Self.today - 10, "price", after: 1)
      try await fixture.churn(on: Self.today - 20, "competitor", after: 3)
      try await fixture.churn(on: nil, nil, after: 5)
      let told = try await [0, 2, 4, 6].asyncMap { try await fixture.then(on: Self.today, knownAfter: $0)?.churn }
      #expect(told.map { $0?.on } == [nil, Self.today - 10, Self.today - 20, nil])
      #expect(told.map { $0?.reason } == [nil, "price", "competitor", nil])
      let before = try await fixture.then(on: Self.today - 15, knownAfter: 2)
      #expect(before?.churn.on == nil && before?.churn.reason == nil, "it had not left yet")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `says no reason before it left`(engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { fixture in
      try await fixture.churn(on: Self.today - 10, "price", after: 1)
      let (before, after) = (try await fixture.then(on: Self.today - 11), try await fixture.then(on: Self.today - 10))
      #expect(before?.churn.on == nil && before?.churn.reason == nil)
      #expect(after?.churn.on == Self.today - 10 && after?.churn.reason == "price")
      let past = try #require(AccountPast(FilterTime(day: Self.today - 11), today: Self.today, in: .gmt, .none))
      let exported = try await fixture.db.read { tx in
        try [past, nil].map { past in
          try AccountExportStore.extras(of: [fixture.alpha], past, in: fixture.workspace.id, tx)[fixture.alpha]
        }
      }
      #expect(exported.map { $0?.churnReason } == [nil, "price"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `renews when its subscription ends, whatever steps of the price were agreed on`(engine: TestEngine) async throws
  {
    try await SliceFixture.with(engine) { fixture in
      let (start, step, end) = (Self.today - 100, Self.today + 30, Self.today + 200)
      try await fixture.subscribe([(start, step, 100), (step, end, 120)])
      #expect(try await fixture.then(on: Self.today)?.summary.renewalOn == end)
      try await fixture.subscribe([(start, nil, 100)])
      #expect(try await fixture.then(on: Self.today)?.summary.renewalOn == end, "the other has no end")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `has notes that say what they said then`(engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { fixture in
      let note = Note(
        id: fixture.effects.newID(), account: fixture.alpha, kind: .note, body: "first", occurredAt: SliceFixture.now,
        author: nil, createdAt: SliceFixture.now, updatedAt: SliceFixture.now)
      try await fixture.db.write { tx in
        try NoteStore.insert([note], in: fixture.workspace.id, tx)
        for (version, body) in [(2, "second"), (3, "third")] {
          var edited = note
          (edited.version, edited.body) = (version, body)
          edited.updatedAt = SliceFixture.now + .days(2 * version)
          #expect(try NoteStore.edit(edited, by: nil, in: fixture.workspace.id, tx))
        }
      }
      let bodies = try await [0, 5, 7].asyncMap { day in
        try await fixture.db.read { tx in
          try NoteStore.notes([note.id], knownAt: SliceFixture.now + .days(day), in: fixture.workspace.id, tx)
            .map { "\($0.version) \($0.body)" }
        }
      }
      #expect(bodies == [["1 first"], ["2 second"], ["3 third"]])
    }
  }
}

extension SliceFixture {
  fileprivate func then(on day: LocalDate, knownAfter days: Int? = nil) async throws -> AccountPastStore.Then? {
    let time = FilterTime(day: day, knownAt: days.map { Self.now + .days($0) })
    guard let past = AccountPast(time, today: Self.today, in: .gmt, .none) else { return nil }
    return try await db.read { tx in try AccountPastStore.find(alpha, past, in: workspace.id, tx) }
  }

  fileprivate func churn(on day: LocalDate?, _ reason: String?, after days: Int) async throws {
    let actions = AccountActions(database: db, effects: .fixed(at: Self.now + .days(days), seed: UInt64(days)))
    _ = try await actions.change(alpha, version: nil, by: manager) { command in
      command.details.churnedOn = day
      command.details.churnReason = reason
    }
  }

  fileprivate func subscribe(_ periods: [(LocalDate, LocalDate?, Int64)]) async throws {
    let subscription = Subscription(
      id: effects.newID(), account: alpha,
      terms: SubscriptionTerms(startsOn: periods[0].0, endsOn: periods.last?.1),
      periods: periods.map {
        SubscriptionPeriod(startsOn: $0.0, endsOn: $0.1, mrr: Money(minorUnits: $0.2, currency: .usd))
      }, createdAt: Self.now, updatedAt: Self.now)
    try await db.write { tx in try SubscriptionStore.insert([subscription], in: workspace.id, tx) }
  }
}

extension Sequence {
  fileprivate func asyncMap<Result>(_ body: (Element) async throws -> Result) async rethrows -> [Result] {
    var results: [Result] = []
    for element in self { results.append(try await body(element)) }
    return results
  }
}
