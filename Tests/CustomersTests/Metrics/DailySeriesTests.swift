import Customers
import Kernel
import Testing

struct DailySeriesTests {
  private let day = LocalDate(daysSinceEpoch: 19_800)

  @Test func `totals count only samples inside the days asked for`() {
    var series = DailySeries(from: day - 9, to: day)
    for (age, value) in [(9, 1.0), (5, 2), (4, 0), (0, 4)] { series.set(value, on: day - age) }
    let totals = series.totals(from: day - 5, to: day)
    #expect(totals.sum == 6)
    #expect(totals.days == 3)
    #expect(totals.activeDays == 2)
    #expect(series.totals(from: day - 100, to: day + 100).sum == 7)
    #expect(series.totals(from: day + 1, to: day + 3).mean == nil)
    #expect(series.first?.day == day - 9)
    #expect(series.samples.map(\.value) == [1, 2, 0, 4])
  }

  @Test func `the last sample is the youngest up to the day asked for`() {
    var series = DailySeries(from: day - 9, to: day)
    series.set(3, on: day - 4)
    #expect(series.last(onOrBefore: day)?.day == day - 4)
    #expect(series.last(onOrBefore: day - 4)?.value == 3)
    #expect(series.last(onOrBefore: day - 5) == nil)
    #expect(series.last(onOrBefore: day - 50) == nil)
  }

  @Test func `months that reach over the window fill only the window`() {
    var series = DailySeries(from: day - 40, to: day)
    for month in (day - 80).monthIndex...(day + 40).monthIndex {
      var packed = PackedMonth(month: month)
      let first = PackedMonth.firstDay(month: month)
      for offset in 0..<PackedMonth.dayCount(month: month) {
        packed[first + offset] = Double((first + offset).daysSinceEpoch)
      }
      let isRead = packed.bytes.withUnsafeBytes { series.add(month: month, bytes: $0) }
      #expect(isRead)
    }
    #expect(series.samples.map(\.value) == ((day - 40).daysSinceEpoch...day.daysSinceEpoch).map(Double.init))
    series.reset()
    #expect(series.samples.isEmpty)
  }
}
