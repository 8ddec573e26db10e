import Kernel
import Spreadsheets
import Testing

@testable import Customers

@Suite struct `A line of CSV` {
  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+82 10", "'+82 10"), ("-2", "'-2"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'\t=1"),
    ("\r=1", "\"'\r=1\""), ("＝1", "'＝1"), ("=\u{301}1", "'=\u{301}1"), ("a=1", "a=1"), ("", ""), ("'=1", "'=1"),
    ("한국=1", "한국=1"), ("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""),
  ])
  func `has no text that a spreadsheet takes for a formula`(text: String, cell: String) {
    #expect(CSVLine(isRaw: false).text([.text(text)]) == cell + "\r\n")
  }

  @Test func `keeps texts as they are when asked to`() {
    #expect(CSVLine(isRaw: true).text([.text("=1+1"), .text("-2")]) == "=1+1,-2\r\n")
  }

  @Test(arguments: [
    (SheetValue.number(-2.5), "-2.5"), (.integer(-7), "-7"), (.decimal(units: -5, places: 2), "-0.05"),
    (.decimal(units: 123_456, places: 2), "1234.56"), (.decimal(units: 1500, places: 0), "1500"), (.empty, ""),
    (.decimal(units: .min, places: 2), "-92233720368547758.08"), (.yesNo(true), "yes"),
    (.date(LocalDate(daysSinceEpoch: 0)), "1970-01-01"),
  ])
  func `keeps numbers numbers, also negative ones`(value: SheetValue, cell: String) {
    #expect(CSVLine(isRaw: false).text([value]) == cell + "\r\n")
  }

  @Test func `quotes what would break it`() {
    let cells: [SheetValue] = [.text("a,b"), .text("say \"hi\""), .text("two\nlines"), .text("plain")]
    #expect(CSVLine(isRaw: false).text(cells) == "\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",plain\r\n")
  }
}
