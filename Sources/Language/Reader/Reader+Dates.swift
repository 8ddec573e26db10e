import Foundation
import Kernel

extension Reader {
  /// The day in words of the reader's language.
  public func date(_ day: LocalDate, _ style: DateStyle = .medium) -> String {
    localised(language == .korean ? koreanDate(day, style) : dayFirstDate(day, style))
  }

  /// The day of `moment` in the reader's time zone.
  public func date(_ moment: Timestamp, _ style: DateStyle = .medium) -> String {
    date(moment.withinCalendar.day(in: timeZone), style)
  }

  /// `22 Nov 2026, 10:05` · `22 नव॰ 2026, 10:05` · `2026년 11월 22일 오전 10:05`, in the reader's time zone.
  public func dateTime(_ moment: Timestamp, _ style: DateStyle = .medium) -> String {
    date(moment, style) + (language == .korean ? " " : ", ") + time(moment)
  }

  /// `10:05` and `22:05`, for Korean `오전 10:05` and `오후 10:05`, in the reader's time zone.
  public func time(_ moment: Timestamp) -> String {
    let moment = moment.withinCalendar
    let offset = Int64(timeZone.secondsFromGMT(for: moment.date)) * 1000
    let sinceMidnight = moment.milliseconds + offset - Int64(moment.day(in: timeZone).daysSinceEpoch) * 86_400_000
    let minutes = Int(sinceMidnight / 60_000)
    let (hour, minute) = (minutes / 60, twoDigits(minutes % 60))
    guard language == .korean else { return localised("\(twoDigits(hour)):\(minute)") }
    return localised("\(hour < 12 ? "오전" : "오후") \((hour + 11) % 12 + 1):\(minute)")
  }

  /// The name of a month, 1 to 12: `November` or `Nov`. Empty for any other number.
  public func monthName(_ month: Int, short: Bool = false) -> String {
    guard (1...12).contains(month) else { return "" }
    let names = CalendarNames.of(language)
    return localised((short ? names.shortMonths : names.months)[month - 1])
  }

  /// The name of a weekday, 1 for Monday to 7 for Sunday: `Sunday` or `Sun`. Empty for any other number.
  public func weekdayName(_ weekday: Int, short: Bool = false) -> String {
    guard (1...7).contains(weekday) else { return "" }
    let names = CalendarNames.of(language)
    return (short ? names.shortWeekdays : names.weekdays)[weekday - 1]
  }

  /// English and Hindi.
  private func dayFirstDate(_ date: LocalDate, _ style: DateStyle) -> String {
    let (year, month, day) = date.parts
    let names = CalendarNames.of(language)
    let short = names.shortMonths[month - 1]
    let long = names.months[month - 1]
    switch style {
    case .short: return language == .english ? date.description : "\(day)/\(month)/\(year)"
    case .medium: return "\(day) \(short) \(year)"
    case .long: return "\(day) \(long) \(year)"
    case .full: return "\(names.weekdays[date.weekday - 1]), \(day) \(long) \(year)"
    case .dayMonth: return "\(day) \(short)"
    case .weekdayDayMonth:
      return "\(names.shortWeekdays[date.weekday - 1])\(language == .english ? "" : ",") \(day) \(short)"
    case .monthYear: return "\(short) \(year)"
    }
  }

  private func koreanDate(_ date: LocalDate, _ style: DateStyle) -> String {
    let (year, month, day) = date.parts
    switch style {
    case .short: return "\(year). \(month). \(day)."
    case .medium, .long: return "\(year)년 \(month)월 \(day)일"
    case .full: return "\(year)년 \(month)월 \(day)일 \(weekdayName(date.weekday))"
    case .dayMonth: return "\(month)월 \(day)일"
    case .weekdayDayMonth: return "\(month)월 \(day)일 (\(weekdayName(date.weekday, short: true)))"
    case .monthYear: return "\(year)년 \(month)월"
    }
  }

  private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}

extension Timestamp {
  /// The nearest moment that has a four-digit year, so that no arithmetic on it can overflow.
  var withinCalendar: Timestamp { min(max(self, Self.supported.lowerBound), Self.supported.upperBound) }
}
