import Kernel
import Spreadsheets
import Storage
import TestSupport
import Testing

@testable import Customers

@Suite struct `An export of accounts` {
  @Test(arguments: TestEngine.allCases)
  func `has every account of the list once, over all pages`(engine: TestEngine) async throws {
    try await SegmentFixture.with(engine) { fixture in
      let slice = fixture.slice
      let more = (0..<1203).map { index in
        Account(
          id: slice.effects.newID(), details: AccountDetails(name: "=More \(index)", currency: .usd),
          tags: ["bulk", "x"], createdAt: SliceFixture.now, updatedAt: SliceFixture.now)
      }
      try await slice.db.write { tx in try AccountStore.insert(more, in: slice.workspace.id, tx) }
      let export = AccountExport(
        database: slice.db, workspace: slice.workspace.id, query: AccountListStore.Query(condition: "1 = 1"),
        columns: [.name, .tags, .arr], names: [:])
      let names = Collected()
      try await export.forEachPage { rows in await names.add(rows) }
      let rows = await names.rows
      #expect(rows.count == 1207)
      #expect(Set(rows.map { "\($0[0])" }).count == 1207)
      #expect(rows.contains([.text("=More 7"), .text("bulk, x"), .decimal(units: 0, places: 2)]))
    }
  }

  @Test func `says what the list shows, or everything`() {
    #expect(
      AccountExportColumn.shown([.health, .arr, .mrr, .trend])
        == [.id, .name, .healthScore, .healthBand, .arr, .currency, .mrr])
  }

  private actor Collected {
    var rows: [[SheetValue]] = []
    func add(_ more: [[SheetValue]]) { rows += more }
  }
}
