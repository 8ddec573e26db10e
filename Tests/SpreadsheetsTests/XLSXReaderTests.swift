import Foundation
import Spreadsheets
import Testing

@Suite struct XLSXReaderTests {
  private func rows(_ file: TemporaryFile, sheet: String? = nil) throws -> [XLSXRow] {
    let reader = try XLSXReader(path: file.path, sheet: sheet)
    var rows: [XLSXRow] = []
    while let row = try reader.next() { rows.append(row) }
    return rows
  }

  private func texts(_ rows: String, _ change: (inout WorkbookFile) -> Void = { _ in }) throws -> [String] {
    var book = WorkbookFile(rows: rows)
    change(&book)
    return try self.rows(book.file()).flatMap { $0.cells.map(\.text) }
  }

  @Test func `the first sheet that is not hidden is read, with its own row numbers`() throws {
    let file = try WorkbookFile(
      rows: """
        <row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row><row r="3"/>\
        <row r="7"><c r="AA7" t="inlineStr"><is><t>far</t></is></c></row>
        """
    ).file()
    #expect(
      try rows(file) == [
        XLSXRow(number: 2, cells: [.init(column: 0, text: "Shared"), .init(column: 2, text: "Rich text")]),
        XLSXRow(number: 7, cells: [.init(column: 26, text: "far")]),
      ])
    #expect(try rows(file, sheet: "More").flatMap(\.cells).map(\.text) == ["third"])
    #expect(throws: XLSXError.noSuchSheet("Other")) { try rows(file, sheet: "Other") }
  }

  @Test(arguments: [
    (#"<c><v>19.989999999999998</v></c>"#, "19.99"), (#"<c><v>0.30000000000000004</v></c>"#, "0.3"),
    (#"<c><v>12345678901234567</v></c>"#, "12345678901234567"), (#"<c><v>1.5E+3</v></c>"#, "1500"),
    (#"<c><v>1E-7</v></c>"#, "0.0000001"), (#"<c><v>-3.0</v></c>"#, "-3"),
    (#"<c t="b"><v>1</v></c>"#, "true"), (#"<c t="str"><f>A1&amp;B1</f><v>made</v></c>"#, "made"),
    (#"<c><f>1+1</f><v>2</v></c>"#, "2"), (#"<c t="d"><v>2025-04-03</v></c>"#, "2025-04-03"),
    (#"<c s="1"><v>45750</v></c>"#, "2025-04-03"), (#"<c s="2"><v>45750.604166666664</v></c>"#, "2025-04-03T14:30:00"),
    (#"<c s="3"><v>45750</v></c>"#, "2025-04-03"), (#"<c s="4"><v>45750</v></c>"#, "45750"),
    (#"<c s="5"><v>0.75</v></c>"#, "18:00:00"), (#"<c s="1"><v>59</v></c>"#, "1900-02-28"),
    (#"<c s="1"><v>60</v></c>"#, "60"), (#"<c s="1"><v>61</v></c>"#, "1900-03-01"),
    (#"<c s="1"><v>-1</v></c>"#, "-1"), (#"<c s="1"><v>2958465</v></c>"#, "9999-12-31"),
    (#"<c t="inlineStr"><is><t>a_x000D_b</t></is></c>"#, "a\rb"),
    (#"<x:c xmlns:x="x"><x:v>5</x:v></x:c>"#, "5"),
  ]) func `a cell is read as people see it`(cell: String, text: String) throws {
    #expect(try texts("<row>\(cell)</row>") == [text])
  }

  @Test func `errors and empty cells are nothing`() throws {
    #expect(try texts("<row><c t=\"e\"><v>#DIV/0!</v></c><c/><c><v></v></c></row>").isEmpty)
  }

  @Test func `days are counted from 1904 where the workbook says so`() throws {
    let text = try texts("<row><c s=\"1\"><v>44288</v></c></row>") {
      $0.workbook = $0.workbook.replacingOccurrences(of: "<sheets>", with: "<workbookPr date1904=\"1\"/><sheets>")
    }
    #expect(text == ["2025-04-03"])
  }

  @Test func `macros are refused, by the type of the workbook and by their part`() throws {
    var book = WorkbookFile()
    book.contentTypes = book.contentTypes.replacingOccurrences(
      of: "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main", with: "vnd.ms-excel.sheet.macroEnabled.main")
    let byType = try book.file()
    #expect(throws: XLSXError.macros) { try XLSXReader(path: byType.path) }
    let byPart = try WorkbookFile(more: [("xl/vbaProject.bin", Data([1]))]).file()
    #expect(throws: XLSXError.macros) { try XLSXReader(path: byPart.path) }
  }

  @Test func `a bomb is refused before it is unpacked`() throws {
    let file = try WorkbookFile(more: [("xl/media/bomb", Data(count: 80 << 20))]).file()
    #expect(throws: XLSXError.tooLarge) { try XLSXReader(path: file.path) }
  }

  @Test func `more is not unpacked than the limits say`() throws {
    let file = try WorkbookFile(rows: String(repeating: "<row><c><v>1</v></c></row>", count: 10_000)).file()
    let reader = try XLSXReader(path: file.path, limits: XLSXLimits(unpackedBytes: 300 << 10))
    #expect(try reader.next() != nil)
    let cut = try WorkbookFile().file()
    #expect(throws: XLSXError.tooLarge) { try XLSXReader(path: cut.path, limits: XLSXLimits(entries: 5)) }
    #expect(throws: XLSXError.tooLarge) { try XLSXReader(path: cut.path, limits: XLSXLimits(sharedBytes: 8)) }
  }

  @Test(arguments: [
    #"<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>"#,
    #"<!DOCTYPE x SYSTEM "file:///etc/passwd"><sst/>"#,
  ]) func `a document type is refused, whatever it declares`(shared: String) throws {
    let file = try WorkbookFile(shared: shared).file()
    #expect(throws: XLSXError.documentType) { try XLSXReader(path: file.path) }
  }

  @Test(arguments: [
    "<row r=\"2\"/><row r=\"1\"/>", "<row><c r=\"B1\"/><c r=\"A1\"/></row>", "<row><c r=\"1\"/></row>",
    "<row><c t=\"s\"><v>-1</v></c></row>", "<row><c></row>", "<row", String(repeating: "<a>", count: 100_000),
    "<a b=\"\(String(repeating: "x", count: 4 << 20))\"/>",
  ]) func `a damaged sheet is refused`(rows: String) throws {
    let file = try WorkbookFile(rows: rows).file()
    let reader = try XLSXReader(path: file.path)
    #expect(throws: XLSXError.damaged) { while try reader.next() != nil {} }
  }

  @Test func `what is no workbook is refused`() throws {
    let file = try TemporaryFile()
    #expect(throws: XLSXError.cannotOpen) { try XLSXReader(path: file.path) }
    for (bytes, error) in [
      (Data("name,arr\n".utf8), XLSXError.notAWorkbook), (Data(), .notAWorkbook),
      (Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]), .encrypted),
      (Data([0x50, 0x4B, 0x03, 0x04]) + Data(count: 100), .damaged),
    ] {
      try bytes.write(to: URL(fileURLWithPath: file.path))
      #expect(throws: error) { try XLSXReader(path: file.path) }
    }
    try Zip.write([("readme.txt", Data("hello".utf8))], to: file.path)
    #expect(throws: XLSXError.notAWorkbook) { try XLSXReader(path: file.path) }
  }
}
