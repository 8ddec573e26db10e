import Foundation
import Kernel
import Spreadsheets
import Testing

@Suite struct XLSXWriterTests {
  @Test func `a workbook appears once it is finished, and takes nothing afterwards`() throws {
    let file = try TemporaryFile()
    let writer = try XLSXWriter(path: file.path, sheet: "Accounts", columns: ["Name", "ARR"])
    try writer.write([.text("=1+1"), .decimal(units: 123_450, places: 2)])
    #expect(!FileManager.default.fileExists(atPath: file.path))
    try writer.finish()
    #expect(FileManager.default.contents(atPath: file.path)?.prefix(2) == Data("PK".utf8))
    #expect(throws: XLSXWriterError.finished) { try writer.write([.empty]) }
  }

  @Test func `a table without columns, and a row wider than its header, are refused`() throws {
    let file = try TemporaryFile()
    #expect(throws: XLSXWriterError.columnCount(0)) { try XLSXWriter(path: file.path, sheet: "A", columns: []) }
    let writer = try XLSXWriter(path: file.path, sheet: "A", columns: ["One"])
    #expect(throws: XLSXWriterError.columnCount(2)) { try writer.write([.integer(1), .integer(2)]) }
  }

  @Test func `what is written is read again, texts that look like formulas as texts`() throws {
    let file = try TemporaryFile()
    let seoul = try #require(TimeZone(identifier: "Asia/Seoul"))
    let day = try #require(LocalDate(year: 2025, month: 4, day: 3))
    let columns = (1...10).map { "Column \($0)" }
    let writer = try XLSXWriter(path: file.path, sheet: "Übersicht [a/b]", columns: columns, timeZone: seoul)
    let texts: [SheetValue] = ["=1+1", "+82 2 123", "-5", "@SUM(A1)", "\tx", "0012", "a\u{1}b", "한국어", "हिन्दी", "_x0041_"]
      .map { .text($0) }
    try writer.write(texts)
    try writer.write([
      .integer(-42), .integer(1_234_567_890_123_456_789), .number(0.1), .number(.infinity),
      .decimal(units: 1999, places: 2), .yesNo(true), .yesNo(false), .date(day),
      .moment(Timestamp(milliseconds: 1_743_640_200_000)), .empty,
    ])
    try writer.finish()

    let reader = try XLSXReader(path: file.path)
    #expect(reader.sheets == ["Übersicht ab"])
    #expect(try reader.next()?.cells.map(\.text) == columns)
    #expect(
      try reader.next()?.cells.map(\.text)
        == ["=1+1", "+82 2 123", "-5", "@SUM(A1)", "\tx", "0012", "a\u{1}b", "한국어", "हिन्दी", "_x0041_"])
    let row = try #require(try reader.next())
    #expect(row.number == 3)
    #expect(
      row.cells.map(\.text)
        == ["-42", "1234567890123456789", "0.1", "19.99", "true", "false", "2025-04-03", "2025-04-03T09:30:00"])
    #expect(row.cells.map(\.column) == [0, 1, 2, 4, 5, 6, 7, 8])
    #expect(try reader.next() == nil)
  }

  @Test func `no cell holds a formula`() throws {
    let file = try TemporaryFile()
    let writer = try XLSXWriter(path: file.path, sheet: "A", columns: ["=HYPERLINK(\"http://example.org\")"])
    try writer.write([.text("=cmd|' /C calc'!A0")])
    try writer.finish()
    let sheet = try Zip.text(of: "xl/worksheets/sheet1.xml", in: file.path)
    #expect(sheet.contains("calc"))
    #expect(!sheet.contains("<f>"))
  }

  @Test func `a text longer than a cell is cut, and says so`() throws {
    let file = try TemporaryFile()
    let writer = try XLSXWriter(path: file.path, sheet: "A", columns: ["One"])
    try writer.write([.text(String(repeating: "क", count: 40_000))])
    try writer.finish()
    let reader = try XLSXReader(path: file.path)
    _ = try reader.next()
    let text = try #require(try reader.next()?.cells.first?.text)
    #expect(text.utf16.count == XLSXWriter.charactersOfCell)
    #expect(text.hasSuffix("…"))
  }
}
