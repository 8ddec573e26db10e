import Kernel

extension Reader {
  /// How long ago or ahead `moment` is: `just now`, `3 hours ago`, `3 दिन पहले`, `in 2 weeks`.
  ///
  /// Under a day by the clock, from then on by the days of the calendar in the reader's time zone.
  public func relative(_ moment: Timestamp, to now: Timestamp) -> String {
    let (moment, now) = (moment.withinCalendar, now.withinCalendar)
    let seconds = Int(moment.milliseconds - now.milliseconds) / 1000
    let distance = seconds.magnitude
    if distance < 45 { return seconds <= 0 ? justNow : inAMoment }
    if distance < 3600 { return phrase(max(1, Int(distance) / 60), .minute, isPast: seconds < 0) }
    if distance < 86_400 { return phrase(Int(distance) / 3600, .hour, isPast: seconds < 0) }
    return phrase(from: moment.day(in: timeZone), to: now.day(in: timeZone), isPast: seconds < 0)
  }

  /// How far `day` is from `today`: `today`, `yesterday`, `3일 전`, `in 2 weeks`.
  public func relative(_ day: LocalDate, to today: LocalDate) -> String {
    switch day - today {
    case 0: dayWord(("today", "आज", "오늘"))
    case -1: dayWord(("yesterday", "बीता कल", "어제"))
    case 1: dayWord(("tomorrow", "आने वाला कल", "내일"))
    case let days: phrase(from: day, to: today, isPast: days < 0)
    }
  }

  /// Days up to two weeks, weeks up to two months, months up to two years, then years; whole units, rounded down.
  private func phrase(from day: LocalDate, to today: LocalDate, isPast: Bool) -> String {
    let (earlier, later) = day < today ? (day, today) : (today, day)
    let days = max(1, later - earlier)
    let months = wholeMonths(from: earlier, to: later)
    if days < 14 { return phrase(days, .day, isPast: isPast) }
    if months < 2 { return phrase(days / 7, .week, isPast: isPast) }
    if months < 24 { return phrase(months, .month, isPast: isPast) }
    return phrase(months / 12, .year, isPast: isPast)
  }

  private func phrase(_ count: Int, _ unit: TimeUnit, isPast: Bool) -> String {
    let isOne = count == 1 && language == .english
    let span = unit.span(number(count), isOne: isOne, in: language)
    switch language {
    case .english: return isPast ? "\(span) ago" : "in \(span)"
    case .hindi: return isPast ? "\(span) पहले" : "\(span) में"
    case .korean: return isPast ? "\(span) 전" : "\(span) 후"
    }
  }

  private func wholeMonths(from earlier: LocalDate, to later: LocalDate) -> Int {
    Int(later.monthIndex - earlier.monthIndex) - (later.day < earlier.day ? 1 : 0)
  }

  private var justNow: String { dayWord(("just now", "अभी-अभी", "방금 전")) }
  private var inAMoment: String { dayWord(("in a moment", "कुछ ही पलों में", "잠시 후")) }

  private func dayWord(_ words: (english: String, hindi: String, korean: String)) -> String {
    switch language {
    case .english: words.english
    case .hindi: words.hindi
    case .korean: words.korean
    }
  }
}
