import Foundation
import Kernel
import Testing

@Suite struct `A moment` {
  @Test(arguments: [
    ("2026-11-22T10:05:00.000Z", 1_795_341_900_000), ("1970-01-01T00:00:00Z", 0),
    ("1969-12-31T23:59:59.999Z", -1), ("2026-11-22T19:05:00+09:00", 1_795_341_900_000),
    ("2026-11-22 10:05", 1_795_341_900_000), ("2026-11-22T10:05:00.5Z", 1_795_341_900_500),
  ])
  func `is read from RFC 3339`(text: String, milliseconds: Int64) {
    #expect(Timestamp(text)?.milliseconds == milliseconds)
  }

  @Test(arguments: ["", "2026-13-01T00:00:00Z", "2026-11-22T24:00:00Z", "2026-11-22T10:05:00+25:00", "2026-11-22Tx"])
  func `is refused when there is no such moment`(text: String) {
    #expect(Timestamp(text) == nil)
  }

  @Test func `reads back what it writes`() {
    var random = SeededRandom(seed: 3)
    for _ in 0..<2000 {
      let moment = Timestamp(milliseconds: Int64.random(in: -62_135_596_800_000...253_402_300_799_999, using: &random))
      #expect(Timestamp(moment.description) == moment)
    }
  }

  @Test func `belongs to another day in another zone`() throws {
    let moment = try #require(Timestamp("2026-11-22T20:00:00Z"))
    let seoul = try #require(TimeZone(identifier: "Asia/Seoul"))
    #expect(moment.day(in: .gmt).description == "2026-11-22")
    #expect(moment.day(in: seoul).description == "2026-11-23")
  }
}

@Suite struct `A day` {
  @Test(arguments: ["2025-02-29", "2025-00-01", "2025-01-32", "0000-01-01", "10000-01-01", "2025-1-1", "x"])
  func `that does not exist is refused`(text: String) {
    #expect(LocalDate(text) == nil)
  }

  @Test func `has the parts it was made of, through four centuries`() {
    for offset in stride(from: -150_000, through: 150_000, by: 37) {
      let day = LocalDate(daysSinceEpoch: Int32(offset))
      let (year, month, date) = day.parts
      #expect(LocalDate(year: year, month: month, day: date) == day)
      #expect(LocalDate(day.description) == day)
    }
  }

  @Test(arguments: [("2026-11-22", 7), ("1970-01-01", 4), ("2024-02-29", 4)])
  func `knows its weekday`(text: String, weekday: Int) throws {
    #expect(try #require(LocalDate(text)).weekday == weekday)
  }

  @Test(arguments: [("2024-01-31", 1, "2024-02-29"), ("2025-12-31", 2, "2026-02-28"), ("2026-03-15", -3, "2025-12-15")])
  func `moves by months within their length`(text: String, months: Int, expected: String) throws {
    #expect(try #require(LocalDate(text)).adding(months: months).description == expected)
  }
}
