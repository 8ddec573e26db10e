import Foundation
import Kernel
import Language
import Testing

@Suite struct ReaderDateTests {
  private let english = Reader(language: .english)
  private let hindi = Reader(language: .hindi)
  private let korean = Reader(language: .korean)

  @Test(arguments: [
    (DateStyle.short, "2026-11-02", "2/11/2026", "2026. 11. 2."),
    (.medium, "2 Nov 2026", "2 नव॰ 2026", "2026년 11월 2일"),
    (.long, "2 November 2026", "2 नवंबर 2026", "2026년 11월 2일"),
    (.full, "Monday, 2 November 2026", "सोमवार, 2 नवंबर 2026", "2026년 11월 2일 월요일"),
    (.dayMonth, "2 Nov", "2 नव॰", "11월 2일"),
    (.weekdayDayMonth, "Mon 2 Nov", "सोम, 2 नव॰", "11월 2일 (월)"),
    (.monthYear, "Nov 2026", "नव॰ 2026", "2026년 11월"),
  ])
  func `a day in each style and language`(
    style: DateStyle, inEnglish: String, inHindi: String, inKorean: String
  ) throws {
    let day = try #require(LocalDate("2026-11-02"))
    #expect(english.date(day, style) == inEnglish)
    #expect(hindi.date(day, style) == inHindi)
    #expect(korean.date(day, style) == inKorean)
  }

  @Test(arguments: ["en", "hi", "ko"])
  func `months and weekdays are named as in CLDR`(identifier: String) throws {
    let reader = Reader(language: try #require(LanguageCode(rawValue: identifier)))
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: identifier)
    let months: [String] = formatter.standaloneMonthSymbols
    let shortMonths: [String] = formatter.shortStandaloneMonthSymbols
    #expect((1...12).map { reader.monthName($0) } == months)
    #expect((1...12).map { reader.monthName($0, short: true) } == shortMonths)
    let sundayFirst: [String] = formatter.weekdaySymbols
    #expect([7, 1, 2, 3, 4, 5, 6].map { reader.weekdayName($0) } == sundayFirst)
  }

  @Test func `a number that is no month or weekday has no name`() {
    #expect(english.monthName(0) == "")
    #expect(english.monthName(13) == "")
    #expect(korean.weekdayName(8) == "")
  }

  @Test(arguments: [
    ("2026-11-22T15:05:00Z", "23 Nov 2026, 00:05", "22 नव॰ 2026, 20:35", "2026년 11월 23일 오전 12:05"),
    ("2026-11-22T03:30:00Z", "22 Nov 2026, 12:30", "22 नव॰ 2026, 09:00", "2026년 11월 22일 오후 12:30"),
    ("1969-12-31T23:59:59Z", "1 Jan 1970, 08:59", "1 जन॰ 1970, 05:29", "1970년 1월 1일 오전 8:59"),
  ])
  func `moments are told in the reader's time zone`(
    moment: String, inEnglish: String, inHindi: String, inKorean: String
  ) throws {
    let moment = try #require(Timestamp(moment))
    let seoul = try #require(TimeZone(identifier: "Asia/Seoul"))
    let kolkata = try #require(TimeZone(identifier: "Asia/Kolkata"))
    #expect(Reader(language: .english, timeZone: seoul).dateTime(moment) == inEnglish)
    #expect(Reader(language: .hindi, timeZone: kolkata).dateTime(moment) == inHindi)
    #expect(Reader(language: .korean, timeZone: seoul).dateTime(moment) == inKorean)
  }

  @Test func `weeks begin on Monday in English and on Sunday in India and Korea`() {
    #expect([english, hindi, korean].map(\.weekStart) == [1, 7, 7])
  }
}
