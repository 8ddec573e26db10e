import Customers
import Kernel
import Testing

struct PackedMonthTests {
  private let february = LocalDate(year: 2024, month: 2, day: 1)?.monthIndex ?? 0

  @Test func `a month has the layout that is documented`() {
    var month = PackedMonth(month: february)
    let first = PackedMonth.firstDay(month: february)
    month[first + 2] = 1.5
    month[first] = -2
    #expect(
      month.bytes == [0b101, 0, 0, 0] + [0, 0, 0, 0, 0, 0, 0, 0xC0] + [0, 0, 0, 0, 0, 0, 0xF8, 0x3F])
    #expect(month.days == [first, first + 2])
  }

  @Test(arguments: UInt64(1)...50)
  func `what is packed is unpacked, whatever the order of writing`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let index = Int32.random(in: 24_000...24_400, using: &random)
    let first = PackedMonth.firstDay(month: index)
    var month = PackedMonth(month: index)
    var model: [LocalDate: Double] = [:]
    for _ in 0..<60 {
      let day = first + Int.random(in: 0..<PackedMonth.dayCount(month: index), using: &random)
      let value = Bool.random(using: &random) ? Double.random(in: -1e6...1e6, using: &random) : nil
      month[day] = value
      model[day] = value
    }
    let read = month.bytes.withUnsafeBytes { PackedMonth(month: index, bytes: $0) }
    #expect(read == month)
    #expect(month.days == model.keys.sorted())
    for (day, value) in model { #expect(month[day] == value) }
  }

  @Test(
    arguments: [
      [], [0, 0, 0], [1, 0, 0, 0], [0, 0, 0, 0, 0], [0, 0, 0, 0x80, 0, 0, 0, 0, 0, 0, 0, 0],
      [0, 0, 0, 0x20, 0, 0, 0, 0, 0, 0, 0, 0],
    ] as [[UInt8]])
  func `bytes that are no packed month are refused`(bytes: [UInt8]) {
    #expect(bytes.withUnsafeBytes { PackedMonth(month: february, bytes: $0) } == nil)
  }

  @Test func `days of another month and values that are no numbers are not written`() {
    var month = PackedMonth(month: february)
    let first = PackedMonth.firstDay(month: february)
    month[first - 1] = 1
    month[first + 29] = 1
    month[first] = .nan
    #expect(month.isEmpty)
    month[first + 28] = 1
    #expect(month.count == 1)
  }
}
