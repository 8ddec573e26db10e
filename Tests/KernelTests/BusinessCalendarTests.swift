import Kernel
import Testing

@Suite struct BusinessCalendarTests {
  /// Monday, 2026-11-23.
  private let monday = LocalDate(year: 2026, month: 11, day: 23) ?? LocalDate(daysSinceEpoch: 0)

  @Test(arguments: [(0, 0), (1, 1), (4, 4), (5, 7), (10, 14)])
  func `business days leave the weekend out`(count: Int, days: Int) {
    #expect(BusinessCalendar().day(count, after: monday) - monday == days)
  }

  @Test func `from a day on which nobody works one counts as from the day before`() {
    let calendar = BusinessCalendar()
    let saturday = monday + 5
    #expect(calendar.onOrAfter(saturday) == monday + 7)
    #expect(calendar.day(0, after: saturday) == monday + 7)
    #expect(calendar.day(1, after: saturday) == monday + 7)
    #expect(calendar.last(before: monday + 7) == monday + 4)
  }

  @Test func `holidays are no business days, whatever the weekday`() {
    let calendar = BusinessCalendar(holidays: [monday, monday + 1, monday + 5])
    #expect(calendar.onOrAfter(monday) == monday + 2)
    #expect(calendar.last(before: monday + 2) == monday - 3)
    #expect(calendar.day(3, after: monday) == monday + 4)
  }

  @Test func `a week of one day finds that day`() throws {
    let calendar = BusinessCalendar(week: try #require(WorkingWeek([7])))
    #expect(calendar.onOrAfter(monday).weekday == 7)
    #expect(calendar.day(3, after: monday) == monday + 20)
  }

  @Test func `a working week has at least one day and no eighth`() {
    #expect(WorkingWeek([Int]()) == nil && WorkingWeek([0]) == nil && WorkingWeek([8]) == nil)
    #expect(WorkingWeek(bits: 0) == nil && WorkingWeek(bits: 128) == nil && WorkingWeek(bits: -1) == nil)
    #expect(WorkingWeek.standard.weekdays == [1, 2, 3, 4, 5])
    #expect(WorkingWeek([7, 5, 4, 3, 1, 7])?.weekdays == [1, 3, 4, 5, 7])
  }

  @Test func `every count of days lands on a business day, and one more on the next`() {
    var random = SeededRandom(seed: 26)
    for _ in 0..<200 {
      guard let week = WorkingWeek(bits: Int.random(in: 1...127, using: &random)) else { continue }
      let holidays = Set((0..<10).map { _ in monday + Int.random(in: 0...60, using: &random) })
      let calendar = BusinessCalendar(week: week, holidays: holidays)
      let (day, count) = (monday + Int.random(in: 0...30, using: &random), Int.random(in: 1...20, using: &random))
      let found = calendar.day(count, after: day)
      #expect(calendar.isBusinessDay(found), "seed 26, \(week) \(day) \(count)")
      #expect(calendar.day(count + 1, after: day) == calendar.onOrAfter(found + 1))
      #expect((1...(found - day)).count { calendar.isBusinessDay(day + $0) } == count)
    }
  }
}
