import Foundation
import Kernel
import Spreadsheets
import TestSupport
import Testing

@testable import Customers

@Suite struct ImportFormatTests {
  private static let ambiguous =
    "account_id,account_name,signup_date\nA-1,Nordwind,03/04/2025\nA-2,Ostwind,05/06/2025\n"

  private func workbook(_ fixture: ImportFixture, _ rows: [[SheetValue]]) throws -> String {
    let path = fixture.folder.appendingPathComponent("accounts.xlsx").path
    let writer = try XLSXWriter(
      path: path, sheet: "Accounts", columns: ["account_id", "account_name", "signup_date", "seats", "churned"])
    for row in rows { try writer.write(row) }
    try writer.finish()
    return path
  }

  @Test(arguments: TestEngine.allCases)
  func `a workbook is imported like a file of separated values`(engine: TestEngine) async throws {
    try await ImportFixture.with(engine) { fixture in
      let day = LocalDate(daysSinceEpoch: 20_181)
      let path = try workbook(
        fixture,
        [
          [.text("A-1"), .text("=Nordwind"), .date(day), .integer(9), .yesNo(false)],
          [.text("A-2"), .text("한빛"), .date(day), .text("many"), .empty],
          [], [.text("A-3"), .text("Ostwind")],
        ])
      let report = try await fixture.runner().run([ImportFile(path: path)], in: fixture.workspace)
      let file = try #require(report.files.first)
      #expect((file.kind, file.new, file.refused.total) == (.accounts, 2, 1))
      #expect(file.refused.problems.map(\.line) == [3])
      #expect(file.refused.problems.map(\.column) == ["seats"])
      let lines = try await LogicalContent.lines(fixture.db, in: fixture.workspace.id)
      #expect(lines.contains { $0.hasPrefix("account: =Nordwind|") && $0.contains("|9|20181|") })
      let again = try await fixture.runner(seed: 2).run([ImportFile(path: path)], in: fixture.workspace)
      #expect(again.files.first?.unchanged == 2)
    }
  }

  @Test func `what is no workbook inside is refused as a whole`() async throws {
    try await ImportFixture.with(.sqlite) { fixture in
      let path = fixture.folder.appendingPathComponent("a.xlsx").path
      try Data([0x50, 0x4B, 3, 4, 0, 0]).write(to: URL(fileURLWithPath: path))
      let report = try await fixture.runner().run([ImportFile(path: path)], in: fixture.workspace)
      #expect(report.files.first?.failures.map(\.code) == ["damagedWorkbook"])
    }
  }

  @Test func `ambiguous dates are asked, with and without a mapping, and read as answered`() async throws {
    try await ImportFixture.with(.sqlite) { fixture in
      let file = try fixture.file("accounts.csv", Self.ambiguous)
      let asked = try await fixture.runner().run([file], in: fixture.workspace)
      #expect(asked.files.first?.failures.map(\.code) == ["dateOrder"])
      let mapping = ImportMapping(
        kind: .accounts,
        columns: [
          ColumnMapping(column: "account_name", target: .field(.name)),
          ColumnMapping(column: "signup_date", target: .field(.customerSince)),
        ])
      let mapped = ImportFile(path: file.path, mapping: mapping)
      let still = try await fixture.runner(seed: 2).run([mapped], in: fixture.workspace)
      #expect(still.files.first?.failures.map(\.code) == ["dateOrder"])
      let answered = ImportFile(path: file.path, format: TableFormat(dateOrder: .monthDayYear))
      let done = try await fixture.runner(seed: 3).run([answered], in: fixture.workspace)
      #expect(done.files.first?.new == 2)
      let lines = try await LogicalContent.lines(fixture.db, in: fixture.workspace.id)
      let march4 = try #require(LocalDate(year: 2025, month: 3, day: 4))
      #expect(lines.contains { $0.hasPrefix("account: Nordwind|") && $0.contains("|\(march4.daysSinceEpoch)|") })
    }
  }
}
