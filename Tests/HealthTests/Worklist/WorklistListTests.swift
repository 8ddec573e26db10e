import Customers
import Kernel
import Storage
import TestSupport
import Testing

@testable import Health
@testable import Identity

@Suite struct WorklistListTests {
  private let day = WorklistFixture.day

  @Test(arguments: TestEngine.allCases)
  func `everybody sees their own, their team's, and what they may see`(engine: TestEngine) async throws {
    try await WorklistFixture.with(engine) { fixture in
      try await fixture.account("Mine", mrr: 300_000, lastContact: 70)
      try await fixture.account("Theirs", owner: fixture.colleague, mrr: 200_000, lastContact: 70)
      try await fixture.account("Nobody's", mrr: 100_000, lastContact: 70) { $0.owner = nil }
      try await fixture.refresh()
      let (workspace, manager, colleague) = (fixture.workspace.id, fixture.manager, fixture.colleague)
      #expect(try await fixture.shown(.me) == ["Mine"])
      #expect(try await fixture.shown(.team) == ["Mine"])
      try await fixture.db.write { tx in
        let team = Team(id: ID(high: 1, low: 1), name: "A", members: [manager, colleague])
        try TeamStore.save(tx, workspace, team, at: WorklistFixture.now)
      }
      #expect(try await fixture.shown(.team) == ["Mine", "Theirs"])
      #expect(try await fixture.shown(.all) == ["Mine", "Theirs", "Nobody's"])
      for scope in WorklistScope.allCases {
        #expect(try await fixture.shown(scope, to: fixture.restricted) == ["Theirs"])
        #expect(try await fixture.shown(scope, to: fixture.stranger).isEmpty)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `pages follow one another without a gap, by either way of reading`(engine: TestEngine) async throws {
    try await WorklistFixture.with(engine) { fixture in
      for index in 0..<9 {
        // Equal priorities too: three of each.
        try await fixture.account("Account \(index)", mrr: Int64(index / 3 + 1) * 10_000, lastContact: 70)
      }
      try await fixture.refresh()
      let (workspace, manager) = (fixture.workspace.id, fixture.manager)
      for owners in [nil, [manager]] as [Set<ID<Person>>?] {
        var names: [String] = []
        var cursor: Cursor?
        repeat {
          let query = WorklistListStore.Query(owners: owners, on: day, after: cursor, limit: 2)
          let page = try await fixture.db.read { tx in try WorklistListStore.page(query, in: workspace, tx) }
          names += page.items.map(\.accountName)
          cursor = page.next
        } while cursor != nil
        #expect(Set(names).count == 9)
        #expect(names.compactMap { Int($0.suffix(1)).map { $0 / 3 } } == [2, 2, 2, 1, 1, 1, 0, 0, 0])
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `totals count what is shown`(engine: TestEngine) async throws {
    try await WorklistFixture.with(engine) { fixture in
      let done = try await fixture.account("Done", lastContact: 70)
      try await fixture.account("Open", mrr: 100_000, lastContact: 70)
      try await fixture.account("Also open", mrr: 50_000, lastContact: 70)
      try await fixture.account("Rupees", owner: fixture.colleague, mrr: 7, currency: .inr, lastContact: 70)
      try await fixture.refresh()
      try await fixture.actions.decide(.done, about: done, on: day, by: fixture.actor())
      let workspace = fixture.workspace.id
      func totals(_ owners: Set<ID<Person>>?) async throws -> WorklistListStore.Totals {
        try await fixture.db.read { tx in
          try WorklistListStore.totals(WorklistListStore.Query(owners: owners, on: day), in: workspace, tx)
        }
      }
      let dollars = Money(minorUnits: 1_800_000, currency: .usd)
      let rupees = Money(minorUnits: 84, currency: .inr)
      #expect(try await totals(nil) == WorklistListStore.Totals(count: 3, money: [dollars, rupees]))
      #expect(try await totals([fixture.colleague]) == WorklistListStore.Totals(count: 1, money: [rupees]))
      #expect(try await totals([]) == WorklistListStore.Totals(count: 0, money: []))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `lists and totals are answered from indexes`(engine: TestEngine) async throws {
    try await WorklistFixture.with(engine) { fixture in
      let workspace = fixture.workspace.id
      let after = Cursor(["1000", fixture.effects.newID(Account.self).description])
      for owners in [nil, [fixture.manager]] as [Set<ID<Person>>?] {
        for cursor in [nil, after] {
          let query = WorklistListStore.Query(owners: owners, on: day, after: cursor)
          for walks in [true, owners == nil] {
            try await expectUsesIndex(
              WorklistListStore.statement(query, walksPriorities: walks, in: workspace), in: fixture.db)
          }
          try await expectUsesIndex(WorklistListStore.totalsStatement(query, in: workspace), in: fixture.db)
        }
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `at volume the whole list walks the index of priorities and sorts nothing`(engine: TestEngine) async throws {
    try await WorklistFixture.with(engine) { fixture in
      try await fixture.manySilentAccounts(2000)
      try await fixture.refresh()
      try await fixture.db.write { tx in try tx.renewStatistics() }
      let query = WorklistListStore.Query(owners: nil, on: day)
      let sql = try WorklistListStore.statement(query, walksPriorities: true, in: fixture.workspace.id)
      let plan = try await fixture.db.read { tx in try tx.plan(of: sql) }
      let text = plan.lines.joined(separator: "\n")
      #expect(text.contains("work_item_by_priority"), "\(text)")
      #expect(!text.contains("TEMP B-TREE") && !text.contains("Sort"), "\(text)")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `at volume one's own list begins with the accounts of the owner`(engine: TestEngine) async throws {
    try await WorklistFixture.with(engine) { fixture in
      try await fixture.manySilentAccounts(2000)
      try await fixture.account("Theirs", owner: fixture.colleague, lastContact: 70)
      try await fixture.refresh()
      try await fixture.db.write { tx in try tx.renewStatistics() }
      let query = WorklistListStore.Query(owners: [fixture.colleague], on: day)
      let sql = try WorklistListStore.statement(query, walksPriorities: false, in: fixture.workspace.id)
      try await expectUsesIndex(sql, in: fixture.db, avoidingFullScans: false)
      let plan = try await fixture.db.read { tx in try tx.plan(of: sql) }
      #expect(plan.lines.contains { $0.contains("account_by_owner") }, "\(plan.lines)")
    }
  }
}
